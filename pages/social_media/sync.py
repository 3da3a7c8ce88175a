"""Reading an account: ask, take over what came, and write down how it went. What was good stays until it is better."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pages.models.social_media import SocialAccount, SocialPost
from pages.page_cache.models import ContentVersion

from .client import download
from .post import ReadingError, presentable
from .providers import bluesky, feed, mastodon, x
from .rate_limits import checked, exhausted_until

PROVIDERS = {"x": x, "mastodon": mastodon, "bluesky": bluesky, "feed": feed}
KEPT = 20
NOT_MODIFIED = 304
NOT_FOUND = 404

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A good answer: posts by id, or None where nothing is new, and what the next question needs."""

    posts: dict | None
    source_id: str
    etag: str
    last_modified: str
    retry_at: datetime | None


def read_account(account):
    """Read one account; return what is the matter in words, empty if nothing is."""
    same = SocialAccount.objects.filter(pk=account.pk, kind=account.kind, handle=account.handle)
    same.update(
        read_at=timezone.now()
    )  # first of all: an account that ends the worker is then the last of the next round
    try:
        reading = _ask(account)
    except ReadingError as error:
        forgotten = {"source_id": ""} if error.status == NOT_FOUND else {}
        same.update(error=error.words[:200], retry_at=error.retry_at, **forgotten)
        return error.words
    _store(same, reading)
    return ""


def _ask(account):
    provider = PROVIDERS[account.kind]
    try:
        account.source_id = account.source_id or provider.identify(account) or ""
        if not account.source_id:
            raise ReadingError("The server does not say which account this is.")
        conditions = {"If-None-Match": account.etag, "If-Modified-Since": account.last_modified}
        conditions = {name: value for name, value in conditions.items() if value}
        answer = checked(download(provider.address(account), provider.headers(account) | conditions))
        unchanged = answer.status == NOT_MODIFIED and bool(conditions)
        posts = None if unchanged else presentable(provider.posts(answer.body, account))
    except ReadingError:
        raise
    except Exception as error:
        logger.info("Unreadable answer for %s", account, exc_info=True)
        raise ReadingError("The answer cannot be read.") from error
    return Reading(
        posts,
        account.source_id,
        _short(answer.headers.get("ETag", account.etag if unchanged else ""), 200),
        _short(answer.headers.get("Last-Modified", account.last_modified if unchanged else ""), 100),
        exhausted_until(answer.headers),
    )


def _short(value, longest):
    """Return a header's value if it can be stored and sent again."""
    return value if len(value) <= longest and value.isascii() and value.isprintable() else ""


@transaction.atomic
def _store(same, reading):
    """Take over a good answer, unless an editor has made another account of it meanwhile."""
    account = same.select_for_update().first()
    if account is None:
        return
    if reading.posts is not None:
        ContentVersion.bump()  # rows made and changed in bulk send no signals
        _store_posts(account, reading.posts)
    same.update(
        source_id=reading.source_id,
        etag=reading.etag,
        last_modified=reading.last_modified,
        retry_at=reading.retry_at,
        good_at=timezone.now(),
        error="",
    )


def _store_posts(account, posts):
    """Make, change and remove posts so that they are those of the source; hidden ones stay hidden."""
    newest = sorted(posts.values(), key=lambda post: post.published_at, reverse=True)[:KEPT]
    SocialPost.objects.bulk_create(
        [
            SocialPost(account=account, source_id=post.id, text=post.text, url=post.url, published_at=post.published_at)
            for post in newest
        ],
        update_conflicts=True,
        unique_fields=["account", "source_id"],
        update_fields=["text", "url", "published_at"],
    )
    gone = account.posts.exclude(source_id__in=[post.id for post in newest])
    gone.filter(hidden=False).delete()
    gone.update(text="", url="")  # hidden ones: should they come back, they are still hidden
