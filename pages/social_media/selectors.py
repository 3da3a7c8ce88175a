"""The newest posts as visitors see them. The query for the site's settings selects them too: no query of their own."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Subquery

from pages.models.social_media import Kind, SocialPost, describe_feed

POST_COUNT = 3


@dataclass(frozen=True)
class DisplayedPost:
    """A post in the footer."""

    text: str
    url: str
    published_at: datetime
    source: str


def get_post_annotations() -> dict[str, Subquery]:
    """Return the annotations for a query whose rows `get_annotated_posts` is called with."""
    posts = SocialPost.objects.as_displayed()
    return {f"post_{index}": Subquery(posts[index : index + 1]) for index in range(POST_COUNT)}


def get_annotated_posts(row: Any) -> list[DisplayedPost]:
    """Return the posts that the row of an annotated query carries, newest first."""
    found = [getattr(row, f"post_{index}", None) for index in range(POST_COUNT)]
    return [_get_displayed_post(**post) for post in found if post]


def _get_displayed_post(text: str, url: str, published_at: str, kind: str, handle: str) -> DisplayedPost:
    date = datetime.fromisoformat(published_at).replace(microsecond=0)  # <time> takes at most three decimals
    date = date if date.tzinfo else date.replace(tzinfo=UTC)  # SQLite's JSON has no time zone, but means UTC
    return DisplayedPost(text, url, date, _get_source(url, kind, handle))


def _get_source(url: str, kind: str, handle: str) -> str:
    """Return the name of the social network, or a feed's host."""
    if kind == Kind.X:
        return Kind.X.label
    return describe_feed(handle)[1] or urlsplit(url).hostname or ""
