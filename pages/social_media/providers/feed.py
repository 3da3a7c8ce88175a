"""Any RSS or Atom feed, read by feedparser."""

from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO

import feedparser

from pages.social_media.post import Post, ReadingError
from pages.social_media.text import plain


def headers(_account):
    """Say what is wanted."""
    return {"Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"}


def identify(account):
    """Return nothing that has to be looked up: the feed's address is all."""
    return account.handle


def address(account):
    """Return the feed's address."""
    return account.handle


def posts(body, account):
    """Return the entries of a feed that is whole: of a torn one, the missing entries would seem to be deleted."""
    about = {"content-type": "application/xml", "content-location": account.handle}
    # Through a file object: feedparser would open a text as the name of a file, if it is one.
    feed = feedparser.parse(BytesIO(body), response_headers=about, sanitize_html=False)
    if feed.bozo or not feed.get("version"):
        raise ReadingError("The answer is not a whole RSS or Atom feed.")
    found = [_post(entry) for entry in feed.entries if _date(entry)]
    if feed.entries and not found:
        raise ReadingError("The feed does not say when its entries were published.")
    return found


def _date(entry):
    return entry.get("published_parsed") or entry.get("updated_parsed")


def _post(entry):
    """Return an entry: its title, or its text where it has none."""
    link = entry.get("link", "")
    published_at = datetime.fromtimestamp(timegm(_date(entry)), UTC)
    return Post(entry.get("id") or link, _words(entry, "title") or _words(entry, "summary"), link, published_at)


def _words(entry, name):
    """Return a part of the entry as text."""
    detail = entry.get(f"{name}_detail") or {}
    value = detail.get("value") or ""
    return value if detail.get("type") == "text/plain" else plain(value)
