"""What every provider's answer is turned into."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from .text import tidy

LONGEST_ID, LONGEST_URL = 200, 500
YEARS = range(1990, 9000)  # beyond them a date cannot be shown in every time zone


class ReadingError(Exception):
    """Why an account could not be read, in words for editors; `retry_at` is before when not to ask again."""

    def __init__(self, words, retry_at=None, status=None):
        super().__init__(words)
        self.words = words
        self.retry_at = retry_at
        self.status = status


@dataclass(frozen=True)
class Post:
    """A post as plain text, and where it stands at its source."""

    id: str
    text: str
    url: str
    published_at: datetime


def presentable(posts):
    """Return the posts that can be shown, by their id: those with text, a web address and a sensible date."""
    shown = {}
    for post in posts:
        text, date = tidy(post.text), post.published_at
        if post.id and text and is_web_address(post.url) and date.year in YEARS:
            short = short_id(post.id)
            shown[short] = Post(short, text, post.url, date if date.tzinfo else date.replace(tzinfo=UTC))
    return shown


def short_id(source_id):
    """Return an id that fits into the database, whatever a feed makes of it."""
    if len(source_id) <= LONGEST_ID and source_id.isprintable():
        return source_id
    return hashlib.sha256(source_id.encode("utf-8", "replace")).hexdigest()


def is_web_address(address):
    """Tell whether it is an address that a browser opens as a page, and nothing that could be a script."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and len(address) <= LONGEST_URL
        and address.isprintable()
        and " " not in address
    )
