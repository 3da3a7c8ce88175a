"""X, by the second version of its API; it wants a key, X_BEARER_TOKEN."""

import html
import json
import re
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings

from pages.social_media.client import download
from pages.social_media.post import Post, ReadingError, is_web_address
from pages.social_media.rate_limits import checked
from pages.social_media.text import spell_out, tidy

NUMBER = re.compile(r"[0-9]{1,30}")
FIELDS = {
    "max_results": 10,  # X charges by the post
    "exclude": "replies,retweets",
    "tweet.fields": "created_at,entities,note_tweet",
}


def headers(_account):
    """Return the key; without one there is nothing to ask."""
    if not settings.SOCIAL["x_token"]:
        raise ReadingError("X is not asked, because this site has no key to it (X_BEARER_TOKEN).")
    return {"Authorization": f"Bearer {settings.SOCIAL['x_token']}"}


def identify(account):
    """Return the account's number, by which posts are asked for."""
    address = f"{settings.SOCIAL['x']}/2/users/by/username/{quote(account.handle, safe='')}"
    answer = _read(checked(download(address, headers(account))).body)
    number = answer["data"]["id"]
    return number if NUMBER.fullmatch(number) else None


def address(account):
    """Return where the newest posts are."""
    return f"{settings.SOCIAL['x']}/2/users/{account.source_id}/tweets?{urlencode(FIELDS)}"


def posts(body, account):
    """Return the posts of an answer."""
    return [_post(item, account) for item in _read(body).get("data", []) if NUMBER.fullmatch(item["id"])]


def _read(body):
    """Return the answer; X says with a 200 too that it has none."""
    answer = json.loads(body)
    if "data" not in answer and answer.get("meta", {}).get("result_count") != 0:
        reason = tidy(str((answer.get("errors") or [{}])[0].get("title", "no reason given")))
        raise ReadingError(f"X does not give the posts: {reason[:100]}.")
    return answer


def _post(item, account):
    long = item.get("note_tweet") or {}  # all of a post that is longer than 280 characters
    entities = (long or item).get("entities") or {}
    text = long.get("text") or item["text"]
    text = html.unescape(spell_out(text, [_link(text, link) for link in entities.get("urls") or []]))
    address = f"https://x.com/{account.handle}/status/{item['id']}"
    return Post(item["id"], text, address, datetime.fromisoformat(item["created_at"]))


def _link(text, link):
    """Return where the text has a short link, in characters, and what it leads to; '' for the post's own picture."""
    start, end, short = link["start"], link["end"], link["url"]
    if text[start:end] != short:  # counted with &amp; as one character, or as five
        start = text.find(short)
        end = start + len(short)
    target = link.get("expanded_url") or ""
    if "media_key" in link:
        target = ""
    elif not is_web_address(target):
        target = short
    return start, end, target
