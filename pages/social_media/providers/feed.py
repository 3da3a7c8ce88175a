"""Any RSS or Atom feed, parsed by feedparser. Mastodon and Bluesky publish the posts of each account as RSS."""

import re
from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import feedparser

from carecity.core.http import FetchError
from pages.social_media.text import html_to_text

from .base import Post

if TYPE_CHECKING:
    from pages.models.social_media import SocialAccount

# What Mastodon puts before a post with a content warning: the warning, and a line to divide it from the post.
CONTENT_WARNING = re.compile(r"<p>(?:<strong>[^<]*</strong>)?(?P<warning>(?:(?!</p>).)*)</p>\s*<hr\s*/?>", re.DOTALL)


def get_headers() -> dict[str, str]:
    return {"Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"}


def get_source_id(account: "SocialAccount") -> str:
    return account.handle


def get_posts_url(account: "SocialAccount") -> str:
    return account.handle


def parse_posts(body: bytes, account: "SocialAccount") -> list[Post]:
    """Return the entries of a complete feed: in a truncated one, the missing entries would seem to be deleted."""
    headers = {"content-type": "application/xml", "content-location": account.handle}
    # As a file object: feedparser would open text as a file name or URL. Text is escaped when it is shown, so it
    # does not need feedparser's sanitizing.
    feed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo or not feed.get("version"):
        raise FetchError("The response is not a complete RSS or Atom feed.")
    from_mastodon = feed.feed.get("generator", "").startswith("Mastodon")
    posts = [_parse_entry(entry, from_mastodon=from_mastodon) for entry in feed.entries if _get_date(entry)]
    if feed.entries and not posts:
        raise FetchError("The feed does not say when its entries were published.")
    return posts


def _get_date(entry: Any) -> Any:
    return entry.get("published_parsed") or entry.get("updated_parsed")


def _parse_entry(entry: Any, *, from_mastodon: bool) -> Post:
    """Return an entry with its title as text, or its content if it has no title, as on social networks."""
    url = entry.get("link", "")
    source_id = entry.get("id") or url
    if source_id.startswith("at://"):  # Bluesky: plain text, no title (feedparser takes an image's alt text for one)
        text = entry.get("summary", "")
    elif from_mastodon and (match := CONTENT_WARNING.match(entry.get("summary", ""))):
        text = html_to_text(match["warning"])
    else:
        text = _get_text(entry, "title") or _get_text(entry, "summary")
    return Post(source_id, text, url, datetime.fromtimestamp(timegm(_get_date(entry)), UTC))


def _get_text(entry: Any, name: str) -> str:
    detail = entry.get(f"{name}_detail") or {}
    value = detail.get("value") or ""
    return value if detail.get("type") == "text/plain" else html_to_text(value)
