"""The standard page, which can be a version of another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.languages import get_version_choices

from .base import BasePage

if TYPE_CHECKING:
    from collections.abc import Callable


class StandardPageQuerySet(PageQuerySet):
    """Queries for the report and the dashboard."""

    def to_renew(self) -> StandardPageQuerySet:
        """Return the published versions whose original changed after them, or is not published any more."""
        changed = Q(version_of__last_published_at__gt=F("last_published_at"))
        gone = Q(version_of=None) | Q(version_of__live=False)
        versions = self.live().filter(version__gt="", alias_of=None)
        return versions.filter(changed | gone).select_related("version_of").order_by("title", "pk")


class StandardPage(BasePage):
    """Heading, summary and content, for pages that need no type of their own, such as the privacy notice.

    It can be a version of any other page, in Easy Read or in another language.
    """

    body = StreamField(BodyBlock(), blank=True, help_text="The content of the page, in blocks.")
    updated_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="last reviewed on",
        help_text="The date on which the page was last checked to be correct. Visitors see it.",
    )
    version_of = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="versions",
        help_text="The page that says the same in English. Both pages link to each other below their headings.",
    )
    version = models.CharField(
        max_length=20,
        choices=get_version_choices,
        blank=True,
        default="",
        db_default="",
        help_text="Visitors see the name of a language in the language itself.",
    )

    objects = PageManager.from_queryset(StandardPageQuerySet)()

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("updated_on"),
        MultiFieldPanel([FieldPanel("version_of"), FieldPanel("version")], "Version of another page"),
    ]

    parent_page_types = ["pages.HomePage", "pages.AboutPage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    page_description = "A page for anything that has no page type of its own."
    # A copy is still in its language, but an original has one version of each kind.
    exclude_fields_in_copy = ["version_of"]

    class Meta:
        verbose_name = "standard page"

    def clean(self) -> None:
        super().clean()
        problems = self._find_version_problems()
        if problems:
            raise ValidationError(problems)

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        if get("version_of") and not get("version"):
            return {"version": "Choose which version this is: Easy Read, or a language."}
        if get("version") and not get("version_of"):
            return {"version_of": "Choose the page that this is a version of."}
        return {}

    def get_missing(self) -> dict[str, str]:
        """Check the original too: since the draft was saved, it may have got another version of this kind."""
        return super().get_missing() | self._find_version_problems()

    @property
    def renewal_reason(self) -> str:
        """Why the page is in the report; empty if it is not."""
        if self.version_of is None:
            return "it has no original"
        if not self.version_of.live:
            return "its original is not published"
        changed_at = self.version_of.last_published_at
        if changed_at and self.last_published_at and changed_at > self.last_published_at:
            return f"its original changed on {date_format(localtime(changed_at), 'j F Y')}"
        return ""

    def _find_version_problems(self) -> dict[str, str]:
        """Return why the page cannot be this version of its original: an error message by field name."""
        if self.version_of is None or self.alias_of_id:  # an alias has the fields of its source
            return {}
        others = StandardPage.objects.live().filter(alias_of=None).exclude(pk=self.pk)
        problem = self._find_problem_of_original(self.version_of, others)
        if problem:
            return {"version_of": problem}
        same = others.filter(version_of=self.version_of, version=self.version).first() if self.version else None
        if same:
            name, original = self.get_version_display(), self.version_of.title
            return {"version": f"“{same.title}” is already the version of “{original}” in {name}. Edit that page."}
        return {}

    def _find_problem_of_original(self, original: Page, others: StandardPageQuerySet) -> str:
        if original.pk == self.pk:
            return "A page cannot be a version of itself. Choose another page."
        if original.get_site() is None:
            return "This page is not part of the site. Choose another page."
        if others.filter(pk=original.pk, version__gt="").exists():
            return f"“{original.title}” is itself a version of another page. Choose the original."
        if self.pk and others.filter(version_of=self.pk).exists():
            return f"“{self.title}” has versions of its own, so it cannot be a version of another page."
        return ""
