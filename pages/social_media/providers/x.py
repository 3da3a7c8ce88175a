"""X, by version 2 of its API, which requires the key X_BEARER_TOKEN."""

import html
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from django.conf import settings

from carecity.core.http import FetchError, download
from pages.social_media.rate_limits import check_status
from pages.social_media.text import expand_links, normalize_text

from .base import Post, is_web_url

if TYPE_CHECKING:
    from pages.models.social_media import SocialAccount

NUMERIC_ID = re.compile(r"[0-9]{1,30}")
QUERY = {
    "max_results": 10,  # X charges by the post
    "exclude": "replies,retweets",
    "tweet.fields": "created_at,entities,note_tweet",
}


def get_headers() -> dict[str, str]:
    if not settings.SOCIAL["x_token"]:
        raise FetchError("X cannot be read, because this site has no API key (X_BEARER_TOKEN).")
    return {"Authorization": f"Bearer {settings.SOCIAL['x_token']}"}


def get_source_id(account: "SocialAccount") -> str | None:
    url = f"{settings.SOCIAL['x']}/2/users/by/username/{quote(account.handle, safe='')}"
    user_id = _load(check_status(download(url, get_headers())).body)["data"]["id"]
    return user_id if NUMERIC_ID.fullmatch(user_id) else None


def get_posts_url(account: "SocialAccount") -> str:
    return f"{settings.SOCIAL['x']}/2/users/{account.source_id}/tweets?{urlencode(QUERY)}"


def parse_posts(body: bytes, account: "SocialAccount") -> list[Post]:
    return [_parse_post(item, account) for item in _load(body).get("data", []) if NUMERIC_ID.fullmatch(item["id"])]


def _load(body: bytes) -> Any:
    """Return the decoded body; X reports some errors with the status 200."""
    data = json.loads(body)
    if "data" not in data and data.get("meta", {}).get("result_count") != 0:
        reason = normalize_text(str((data.get("errors") or [{}])[0].get("title", "no reason given")))
        raise FetchError(f"X does not return the posts: {reason[:100]}.")
    return data


def _parse_post(item: dict[str, Any], account: "SocialAccount") -> Post:
    note = item.get("note_tweet") or {}  # the whole of a post that is longer than 280 characters
    entities = (note or item).get("entities") or {}
    text = note.get("text") or item["text"]
    text = html.unescape(expand_links(text, [_parse_link(text, link) for link in entities.get("urls") or []]))
    url = f"https://x.com/{account.handle}/status/{item['id']}"
    return Post(item["id"], text, url, datetime.fromisoformat(item["created_at"]))


def _parse_link(text: str, link: dict[str, Any]) -> tuple[int, int, str]:
    """Return start and end of a short link, in characters, and its target; "" for the post's own image."""
    start, end, short_url = link["start"], link["end"], link["url"]
    if text[start:end] != short_url:  # X counts &amp; sometimes as one character, sometimes as five
        start = text.find(short_url)
        end = start + len(short_url)
    target = link.get("expanded_url") or ""
    if "media_key" in link:
        target = ""
    elif not is_web_url(target):
        target = short_url
    return start, end, target
