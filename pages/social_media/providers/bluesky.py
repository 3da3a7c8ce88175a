"""Bluesky, by its public API; no key is needed."""

import json
import re
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings

from pages.social_media.post import Post, is_web_address
from pages.social_media.text import spell_out

KEY = re.compile(r"[A-Za-z0-9._:~-]{1,512}")
LINK = "app.bsky.richtext.facet#link"


def headers(_account):
    """Return nothing: no key is needed."""
    return {}


def identify(account):
    """Return the name: posts are asked for by it."""
    return account.handle


def address(account):
    """Return where the newest posts are."""
    choice = {"actor": account.source_id, "filter": "posts_no_replies", "limit": 30}
    return f"{settings.SOCIAL['bluesky']}/xrpc/app.bsky.feed.getAuthorFeed?{urlencode(choice)}"


def posts(body, account):
    """Return the posts of an answer, without what the account repeats of others (which has a reason)."""
    items = [item["post"] for item in json.loads(body)["feed"] if "reason" not in item]
    return [_post(item, account) for item in items if KEY.fullmatch(_key(item))]


def _key(item):
    return item["uri"].rpartition("/")[2]


def _post(item, account):
    record = item["record"]
    address = f"https://bsky.app/profile/{account.handle}/post/{_key(item)}"
    text = spell_out(record["text"], _links(record))
    return Post(_key(item), text, address, datetime.fromisoformat(record["createdAt"]))


def _links(record):
    """Return the links as (start, end, address); Bluesky counts bytes of UTF-8, Python characters."""
    octets = record["text"].encode("utf-8", "replace")
    for facet in record.get("facets") or []:
        start, end = (
            len(octets[: facet["index"][edge]].decode("utf-8", "ignore")) for edge in ("byteStart", "byteEnd")
        )
        for feature in facet["features"]:
            if feature.get("$type") == LINK and is_web_address(feature["uri"]):
                yield start, end, feature["uri"]
