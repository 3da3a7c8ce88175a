"""Mastodon, by the public part of its API; the account's own server is asked."""

import json
import re
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings

from pages.social_media.client import download
from pages.social_media.post import Post
from pages.social_media.rate_limits import checked
from pages.social_media.text import plain

NUMBER = re.compile(r"[0-9A-Za-z]{1,64}")
CHOICE = {"limit": 20, "exclude_replies": "true", "exclude_reblogs": "true"}


def headers(_account):
    """Return nothing: no key is needed."""
    return {}


def identify(account):
    """Return the account's number on its server, by which posts are asked for."""
    name = account.handle.partition("@")[0]
    address = f"{_server(account)}/api/v1/accounts/lookup?{urlencode({'acct': name})}"
    number = str(json.loads(checked(download(address, {})).body)["id"])
    return number if NUMBER.fullmatch(number) else None


def address(account):
    """Return where the newest posts are."""
    return f"{_server(account)}/api/v1/accounts/{account.source_id}/statuses?{urlencode(CHOICE)}"


def posts(body, _account):
    """Return the posts of an answer; of one with a content warning, the warning."""
    return [
        Post(
            str(item["id"]),
            item.get("spoiler_text") or plain(item["content"]),
            item.get("url") or "",
            datetime.fromisoformat(item["created_at"]),
        )
        for item in json.loads(body)
    ]


def _server(account):
    return settings.SOCIAL["mastodon"].format(host=account.handle.partition("@")[2])
