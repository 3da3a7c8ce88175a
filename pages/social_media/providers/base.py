"""What a provider is, and the posts that it returns."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from pages.social_media.text import normalize_text

if TYPE_CHECKING:
    from pages.models.social_media import SocialAccount

MAX_ID_LENGTH, MAX_URL_LENGTH = 200, 500  # of the database's columns
DISPLAYABLE_YEARS = range(1990, 9000)  # other dates cannot be shown in every time zone


@dataclass(frozen=True)
class Post:
    """A post as plain text, with its ID and URL at the provider."""

    id: str
    text: str
    url: str
    published_at: datetime


class Provider(Protocol):
    """The functions of a provider's module; `FetchError` says why an account cannot be read."""

    def get_source_id(self, account: "SocialAccount", /) -> str | None:
        """Return the ID by which posts are requested; it is stored, so that it is looked up once."""

    def get_headers(self) -> dict[str, str]:
        """Return the request headers for posts."""

    def get_posts_url(self, account: "SocialAccount", /) -> str:
        """Return the URL of the newest posts; `account.source_id` is set."""

    def parse_posts(self, body: bytes, account: "SocialAccount", /) -> list[Post]:
        """Return the posts of a response."""


def get_displayable_posts(posts: Iterable[Post]) -> dict[str, Post]:
    """Return the posts that have text, a web URL and a plausible date, by ID, ready to be stored."""
    displayable = {}
    for post in posts:
        text, date = normalize_text(post.text), post.published_at
        if post.id and text and is_web_url(post.url) and date.year in DISPLAYABLE_YEARS:
            short_id = shorten_id(post.id)
            date = date if date.tzinfo else date.replace(tzinfo=UTC)
            displayable[short_id] = Post(short_id, text, post.url, date)
    return displayable


def shorten_id(source_id: str) -> str:
    """Return the ID, or its hash if it does not fit into the database: feeds may use any text."""
    if len(source_id) <= MAX_ID_LENGTH and source_id.isprintable():
        return source_id
    return hashlib.sha256(source_id.encode("utf-8", "replace")).hexdigest()


def is_web_url(url: str) -> bool:
    """Return whether a browser opens the URL as a page: no `javascript:` or `data:` URL, and none that is malformed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and len(url) <= MAX_URL_LENGTH
        and url.isprintable()
        and " " not in url
    )
