"""Reading accounts: request the newest posts and store them. After an error, the last good posts stay."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.db import transaction
from django.utils import timezone

from carecity.core.http import FetchError, download
from pages.models.social_media import AccountQuerySet, Kind, SocialAccount, SocialPost
from pages.page_cache.version import ContentVersion

from .providers import feed, x
from .providers.base import Post, Provider, get_displayable_posts
from .rate_limits import check_status, get_exhausted_until

PROVIDERS: dict[str, Provider] = {Kind.X: x, Kind.FEED: feed}
MAX_POSTS = 20  # for each account

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FetchResult:
    """A good response: the posts by ID, or None if nothing has changed, and what the next request needs."""

    posts: dict[str, Post] | None
    source_id: str
    etag: str
    last_modified: str
    retry_at: datetime | None


def sync_account(account: SocialAccount) -> str:
    """Read one account and return the error message, which is empty after success."""
    unchanged = SocialAccount.objects.filter(pk=account.pk, kind=account.kind, handle=account.handle)
    # Before the request: if this account makes the worker time out, it is the last of the next run.
    unchanged.update(read_at=timezone.now())
    try:
        result = _fetch(account)
    except FetchError as error:
        reset = {"source_id": ""} if error.status == HTTPStatus.NOT_FOUND else {}
        unchanged.update(error=error.message[:200], retry_at=error.retry_at, **reset)
        return error.message
    store_result(unchanged, result)
    return ""


def _fetch(account: SocialAccount) -> FetchResult:
    try:
        provider = PROVIDERS[account.kind]
        account.source_id = account.source_id or provider.get_source_id(account) or ""
        if not account.source_id:
            raise FetchError("The server does not return the ID of this account.")
        conditions = {"If-None-Match": account.etag, "If-Modified-Since": account.last_modified}
        conditions = {name: value for name, value in conditions.items() if value}
        response = check_status(download(provider.get_posts_url(account), provider.get_headers() | conditions))
        not_modified = response.status == HTTPStatus.NOT_MODIFIED and bool(conditions)
        posts = None if not_modified else get_displayable_posts(provider.parse_posts(response.body, account))
    except FetchError:
        raise
    except Exception as error:
        logger.info("Unreadable response for %s", account, exc_info=True)
        raise FetchError("The response cannot be read.") from error
    return FetchResult(
        posts,
        account.source_id,
        _clean_header(response.headers.get("ETag", account.etag if not_modified else ""), 200),
        _clean_header(response.headers.get("Last-Modified", account.last_modified if not_modified else ""), 100),
        get_exhausted_until(response.headers),
    )


def _clean_header(value: str, max_length: int) -> str:
    """Return the value of a header if it can be stored and sent again."""
    return value if len(value) <= max_length and value.isascii() and value.isprintable() else ""


@transaction.atomic
def store_result(accounts: AccountQuerySet, result: FetchResult) -> None:
    """Store a result for the one account in `accounts`, unless an editor has changed which account it is meanwhile."""
    account = accounts.select_for_update().first()
    if account is None:
        return
    if result.posts is not None:
        ContentVersion.bump()  # bulk operations send no signals
        _store_posts(account, result.posts)
    accounts.update(
        source_id=result.source_id,
        etag=result.etag,
        last_modified=result.last_modified,
        retry_at=result.retry_at,
        good_at=timezone.now(),
        error="",
    )


def _store_posts(account: SocialAccount, posts: dict[str, Post]) -> None:
    """Create, update and delete posts to match the provider's; hidden ones stay hidden."""
    newest = sorted(posts.values(), key=lambda post: post.published_at, reverse=True)[:MAX_POSTS]
    _replace_api_ids(account, newest)
    SocialPost.objects.bulk_create(
        [
            SocialPost(account=account, source_id=post.id, text=post.text, url=post.url, published_at=post.published_at)
            for post in reversed(newest)  # in a feed without seconds, the order of rows decides
        ],
        update_conflicts=True,
        unique_fields=["account", "source_id"],
        update_fields=["text", "url", "published_at"],
    )
    gone = account.posts.exclude(source_id__in=[post.id for post in newest])
    gone.filter(hidden=False).delete()
    gone.update(text="", url="")  # hidden ones: if they are published again, they are still hidden


def _replace_api_ids(account: SocialAccount, posts: Iterable[Post]) -> None:
    """Give posts that an earlier release read by the API of Mastodon or Bluesky the IDs that they have in the feed.

    The API's ID is the last segment of the feed's ID. Without this, a hidden post would come back as a new one.
    """
    feed_ids = {post.id.rpartition("/")[2]: post.id for post in posts if "/" in post.id}
    for old in account.posts.filter(source_id__in=feed_ids):
        feed_id = feed_ids[old.source_id]
        duplicate = account.posts.filter(source_id=feed_id).first()
        if duplicate is None:
            account.posts.filter(pk=old.pk).update(source_id=feed_id)
        else:  # an earlier release has read the feed after migration 0017
            account.posts.filter(pk=duplicate.pk).update(hidden=duplicate.hidden or old.hidden)
            old.delete()
