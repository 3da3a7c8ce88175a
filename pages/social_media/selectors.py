"""The newest posts as visitors see them. They travel with the site's settings, in one query: fresh, at no cost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db.models import Subquery

from pages.models.social_media import Kind, SocialPost

NUMBER = 3


@dataclass(frozen=True)
class ShownPost:
    """A post at the foot of a page."""

    text: str
    url: str
    published_at: datetime
    source: str


def newest_posts():
    """Return what a query has to be annotated with to bring the newest posts along."""
    return {f"post_{place}": Subquery(SocialPost.objects.as_shown()[place : place + 1]) for place in range(NUMBER)}


def brought_along(record):
    """Return the posts that a record was annotated with, newest first."""
    found = [getattr(record, f"post_{place}", None) for place in range(NUMBER)]
    return [_shown(**post) for post in found if post]


def _shown(text, url, published_at, kind):
    moment = datetime.fromisoformat(published_at).replace(microsecond=0)  # HTML takes three digits of it at most
    # SQLite writes no time zone, but means UTC.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return ShownPost(text, url, moment, urlsplit(url).hostname if kind == Kind.FEED else Kind(kind).label)
