"""The organisation's accounts on social media and their newest posts, which the worker reads."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.functions import JSONObject, Now
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

MAX_HANDLE_LENGTH = 300
FOOTER_POST_COUNT = 3
HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
X_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
MASTODON_HANDLE = re.compile(rf"[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_]+)?@{HOST}")
BLUESKY_HANDLE = re.compile(HOST)
MASTODON_FEED = re.compile(r"https://(?P<server>[^/@]+)/@(?P<name>[^/@]+)\.rss")
BLUESKY_FEED = re.compile(r"https://bsky\.app/profile/(?P<name>[^/]+)/rss")


class Kind(models.TextChoices):
    """How an account is read."""

    X = "x", "X"
    FEED = "feed", "Mastodon, Bluesky, RSS or Atom feed"


def clean_handle(kind: str, handle: str) -> str:
    """Return the name on X, or the URL of the feed, however the editor typed it."""
    handle = handle.strip()
    if kind == Kind.X:
        return _clean_x_handle(handle)
    if "://" in handle:
        return _clean_feed_url(handle)
    handle = handle.removeprefix("@").lower()
    if not (MASTODON_HANDLE.fullmatch(handle) or BLUESKY_HANDLE.fullmatch(handle)):
        message = "Write name@server for Mastodon, name.bsky.social for Bluesky, or a feed's URL with https://."
        raise ValidationError({"handle": message})
    return get_feed_url(handle)


def _clean_x_handle(handle: str) -> str:
    handle = handle.removeprefix("@")
    if not X_HANDLE.fullmatch(handle):
        message = "A name on X has up to 15 letters, digits and _, such as: example_name."
        raise ValidationError({"handle": message})
    return handle


def _clean_feed_url(url: str) -> str:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        message = "The URL of a feed begins with https://, such as: https://www.example.org/feed.xml."
        raise ValidationError({"handle": message}) from None
    if urlsplit(url).username is not None:  # it would be in the log of every server on the way
        raise ValidationError({"handle": "The URL of a feed must not contain a user name or password."})
    return url


def get_feed_url(handle: str) -> str:
    """Return the feed of name@server (Mastodon) or name.bsky.social (Bluesky)."""
    name, _, server = handle.rpartition("@")
    return f"https://{server}/@{name}.rss" if name else f"https://bsky.app/profile/{handle}/rss"


def describe_feed(url: str) -> tuple[str, str]:
    """Return the name of the account and of the social network; of any other feed, its URL and no network."""
    if match := MASTODON_FEED.fullmatch(url):
        return f"{match['name']}@{match['server']}", "Mastodon"
    if match := BLUESKY_FEED.fullmatch(url):
        return match["name"], "Bluesky"
    return url, ""


class AccountQuerySet(models.QuerySet["SocialAccount"]):
    """Accounts by whether they are to be read."""

    def due(self) -> "AccountQuerySet":
        """Return the accounts to read now, those that have waited longest first."""
        allowed = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
        return self.filter(allowed, shown=True).order_by(F("read_at").asc(nulls_first=True), "pk")

    def with_errors(self) -> "AccountQuerySet":
        return self.filter(shown=True).exclude(error="")

    def convert_api_accounts(self) -> None:
        """Turn accounts that the CMS of an earlier release saved after migration 0017 into feeds, as 0017 does."""
        for account in self.filter(kind__in=["mastodon", "bluesky"]):
            url = get_feed_url(account.handle)[:MAX_HANDLE_LENGTH]
            feed = self.filter(kind=Kind.FEED, handle=url).first()
            if feed is None:
                state = {"source_id": "", "etag": "", "last_modified": "", "retry_at": None}
                self.filter(pk=account.pk).update(kind=Kind.FEED, handle=url, **state)
            else:
                known = feed.posts.values("source_id")
                account.posts.filter(hidden=True).exclude(source_id__in=known).update(account=feed)
                account.delete()


class StatusPanel(FieldPanel):
    """A value that only the worker sets, or "never" in place of Wagtail's "None"."""

    def format_value_for_display(self, value: Any) -> Any:
        return "never" if value is None else super().format_value_for_display(value)


class SocialAccount(models.Model):
    """An account whose newest posts are in the footer, and how the last attempt to read it went."""

    kind = models.CharField(max_length=10, choices=Kind, verbose_name="where", help_text="Where the account is.")
    handle = models.CharField(
        max_length=MAX_HANDLE_LENGTH,
        verbose_name="name or URL",
        help_text="X: name. Mastodon: name@server. Bluesky: name.bsky.social. Feed: its URL, beginning with https://.",
    )
    shown = models.BooleanField(
        default=True, help_text="Read its posts every 15 minutes, and show the newest of them on the site."
    )
    source_id = models.CharField(max_length=300, blank=True, editable=False)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False, verbose_name="last attempt")
    good_at = models.DateTimeField(null=True, editable=False, verbose_name="last read")
    retry_at = models.DateTimeField(null=True, editable=False, verbose_name="next attempt after")
    error = models.CharField(max_length=200, blank=True, editable=False)

    objects = AccountQuerySet.as_manager()

    panels = [
        FieldPanel("kind"),
        FieldPanel("handle"),
        FieldPanel("shown"),
        MultiFieldPanel(
            [StatusPanel(name, read_only=True) for name in ("good_at", "error", "read_at", "retry_at")], "Status"
        ),
    ]

    class Meta:
        verbose_name = "account"
        ordering = ["kind", "handle"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "handle"],
                name="one_account_of_a_name",
                violation_error_message="This account is already here.",
            )
        ]

    def __str__(self) -> str:
        if self.kind == Kind.X:
            return f"{self.handle} (X)"
        name, network = describe_feed(self.handle)
        return f"{name} ({network or 'feed'})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Delete posts and status when an editor changes which account this is."""
        changed = SocialAccount.objects.filter(pk=self.pk).exclude(kind=self.kind, handle=self.handle)
        if self.pk and changed.exists():
            self.posts.all().delete()
            self.source_id = self.etag = self.last_modified = self.error = ""
            self.read_at = self.good_at = self.retry_at = None
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Store each account in one spelling, so that it can be there only once."""
        if self.kind in Kind.values and self.handle:
            self.handle = clean_handle(self.kind, self.handle)
            if len(self.handle) > MAX_HANDLE_LENGTH:  # the feed's URL is longer than the name
                raise ValidationError({"handle": "This name is too long."})


class PostQuerySet(models.QuerySet["SocialPost"]):
    """Posts by whether they can be shown."""

    def with_text(self) -> "PostQuerySet":
        """Leave out hidden posts that the provider no longer returns, of which only the ID is stored."""
        return self.exclude(text="")

    def as_displayed(self) -> "models.QuerySet[SocialPost, Any]":
        """Return what visitors see of posts, newest first, as one JSON value each, for a subquery."""
        displayed = self.with_text().filter(hidden=False, account__shown=True, published_at__lte=Now())
        fields = {name: name for name in ("text", "url", "published_at")}
        return displayed.order_by("-published_at", "-pk").values(
            displayed=JSONObject(**fields, kind="account__kind", handle="account__handle")
        )


class SocialPost(models.Model):
    """A post as plain text. Editors can hide it; everything else comes from the provider."""

    account = models.ForeignKey(SocialAccount, on_delete=models.CASCADE, related_name="posts")
    source_id = models.CharField(max_length=200, editable=False)
    text = models.TextField(editable=False)
    url = models.CharField(max_length=500, editable=False, verbose_name="original")
    published_at = models.DateTimeField(db_index=True, editable=False, verbose_name="published")
    hidden = models.BooleanField(
        default=False, help_text="Do not show this post on the site, even if it is published again."
    )

    objects = PostQuerySet.as_manager()

    panels = [
        FieldPanel("hidden"),
        *(FieldPanel(name, read_only=True) for name in ("text", "url", "published_at", "account")),
    ]

    class Meta:
        verbose_name = "post"
        ordering = ["-published_at", "-pk"]
        default_permissions = ("change", "view")
        constraints = [models.UniqueConstraint(fields=["account", "source_id"], name="one_post_of_an_id")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_shown(self) -> bool:
        """Whether visitors can see the post."""
        return not self.hidden


@dataclass(frozen=True)
class DisplayedPost:
    """A post in the footer."""

    text: str
    url: str
    published_at: datetime
    source: str


def get_post_annotations() -> dict[str, Subquery]:
    """Return the annotations that bring the newest posts along with another query, for `get_annotated_posts`."""
    posts = SocialPost.objects.as_displayed()
    return {f"post_{index}": Subquery(posts[index : index + 1]) for index in range(FOOTER_POST_COUNT)}


def get_annotated_posts(row: Any) -> list[DisplayedPost]:
    """Return the posts that the row of an annotated query carries, newest first."""
    found = [getattr(row, f"post_{index}", None) for index in range(FOOTER_POST_COUNT)]
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
