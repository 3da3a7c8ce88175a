"""The guide in the CMS: chapters that administrators edit, each for those who have what it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin
from wagtail.permissions import page_permission_policy

from pages.blocks.guide import GuideBlock

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.http import HttpRequest


class Audience(models.TextChoices):
    """Who reads a chapter."""

    EVERYONE = "everyone", "Everyone"
    WRITERS = "writers", "Editors and moderators"
    EDITORS = "editors", "Editors, who submit pages for review"
    MODERATORS = "moderators", "Moderators, who publish pages"
    ADMINISTRATORS = "administrators", "Administrators, who invite users"


def get_audiences(user: User | AnonymousUser) -> set[Audience]:
    """Return the audiences that a user belongs to: by permissions, so that other groups read what applies to them."""
    audiences = {Audience.EVERYONE}
    if page_permission_policy.user_has_permission(user, "publish"):
        audiences |= {Audience.WRITERS, Audience.MODERATORS}
    elif page_permission_policy.user_has_any_permission(user, {"add", "change"}):
        audiences |= {Audience.WRITERS, Audience.EDITORS}
    if user.has_perm("auth.change_user"):
        audiences.add(Audience.ADMINISTRATORS)
    return audiences


class GuideChapterQuerySet(models.QuerySet["GuideChapter"]):
    """Queries for the guide."""

    def for_user(self, user: User | AnonymousUser) -> GuideChapterQuerySet:
        """Return the published chapters for a user, in order."""
        return self.filter(live=True, audience__in=get_audiences(user))


class GuideChapter(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A chapter of the guide. A draft is not in the guide until it is published."""

    title = models.CharField(max_length=80, help_text="What the reader wants to do, for example: Writing a page.")
    audience = models.CharField(
        max_length=20,
        choices=Audience,
        default=Audience.EVERYONE,
        help_text="Who reads the chapter. Mention only what all of them have in their menu.",
    )
    body = StreamField(GuideBlock(), help_text="The text, with pictures.")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="guide_chapter")

    objects = GuideChapterQuerySet.as_manager()

    panels = [FieldPanel("title", required_on_save=True), FieldPanel("audience"), FieldPanel("body"), PublishingPanel()]

    class Meta:
        verbose_name = "chapter of the guide"
        verbose_name_plural = "chapters of the guide"
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        return self._revisions

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/guide_chapter.html"
