"""Draft links: each shows one revision of a page to people without an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from pages.dates import format_day_and_time
from pages.selectors import public_pages

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SALT = "pages.draft_link"
LIFETIME = timedelta(days=14)
RETENTION_PERIOD = timedelta(days=30)  # for which the page's list still shows a link that is over
CREATE_ACTION, REVOKE_ACTION = "pages.draft_link.create", "pages.draft_link.revoke"


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    """Draft links of a page, and those to delete."""

    def of_page(self, page: Page) -> DraftLinkQuerySet:
        return self.filter(revision__in=page.revisions.all())

    def to_delete(self) -> DraftLinkQuerySet:
        return self.filter(expires_at__lt=timezone.now() - RETENTION_PERIOD)


class DraftLinkManager(models.Manager["DraftLink"].from_queryset(DraftLinkQuerySet)):  # type: ignore[misc]  # made at run time
    """Creates draft links."""

    @transaction.atomic
    def create_for_latest_revision(self, page: Page, user: User) -> DraftLink:
        """Create a link to the latest revision of a page, and say so in the page's history."""
        link: DraftLink = self.create(revision=page.latest_revision, created_by=user)
        link.log(CREATE_ACTION, user)
        return link


class DraftLink(models.Model):
    """A link to one revision. Its token is signed and not stored: a copy of the database opens nothing."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = DraftLinkManager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Draft link {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.expires_at = self.expires_at or get_end(self.created_at)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        return signing.Signer(salt=SALT).sign(self.key.hex)

    @property
    def url(self) -> str:
        return settings.SITE_URL + reverse("draft", args=[self.token])

    @cached_property
    def page(self) -> Page:
        return self.revision.content_object

    @property
    def works_until(self) -> str:
        return format_day_and_time(self.expires_at)

    @property
    def saved_on(self) -> str:
        """When the draft was saved."""
        return format_day_and_time(self.revision.created_at)

    @property
    def state(self) -> str:
        """What an editor reads: whether the link works, and if not, why."""
        if self.revoked_at:
            return f"Revoked {format_day_and_time(self.revoked_at)}"
        if self.expires_at <= timezone.now():
            return f"Over since {self.works_until}"
        if not self.page.permissions_for_user(self.created_by).can_edit():
            return "Over: the user who made it may no longer edit the page"
        return ""

    @property
    def works(self) -> bool:
        return not self.state

    @cached_property
    def published_url(self) -> str:
        """The URL of the page's published version; empty unless every visitor can see it."""
        page = public_pages(Page.objects.filter(pk=self.page.pk)).first()
        return (page and page.url) or ""

    @transaction.atomic
    def revoke(self, user: User) -> None:
        """Revoke the link, and say so in the page's history; do nothing if it is revoked already."""
        now = timezone.now()
        if DraftLink.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=now):
            self.revoked_at = now
            self.log(REVOKE_ACTION, user)

    def log(self, action: str, user: User) -> None:
        data = {"saved_on": self.saved_on, "works_until": self.works_until}
        log(instance=self.page, action=action, user=user, revision=self.revision, data=data)


def get_end(start: datetime) -> datetime:
    """Return when a link ends: at the same minute of the clock in London, 14 days later."""
    return timezone.localtime(start).replace(second=0, microsecond=0) + LIFETIME


def read_token(token: str) -> UUID | None:
    """Return the key of a link; None unless this site has signed the token."""
    try:
        return UUID(hex=signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
