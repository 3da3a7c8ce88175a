"""News, stories and reports, and the page that lists them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.feeds import NewsFeed
from pages.filters import Filter, Option, choice_filter, get_public_items, related_filter
from pages.selectors import public_pages, public_related
from pages.structured_data import describe_news

from .base import ImagePage
from .listings import IndexPage
from .settings import SiteSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from .snippets import Person

NEWS = "NewsPage"


class NewsQuerySet(PageQuerySet):
    """Queries for listings."""

    def in_order(self) -> NewsQuerySet:
        """Sort by date, newest first; of one day, what was published last."""
        return self.order_by("-date", "-first_published_at", "-pk")

    def for_cards(self) -> NewsQuerySet:
        """Return the public news in order, with their images."""
        return public_pages(self.in_order()).select_related("image")


def get_year_options() -> list[Option]:
    """Return the years of visible news, newest first."""
    years = [day.year for day in get_public_items(NEWS).order_by().dates("date", "year", order="DESC")]
    return [Option(str(year), str(year), year) for year in years]


class NewsIndexPage(IndexPage):
    """The list of news, with filters and an Atom feed."""

    filters: ClassVar[list[Filter]] = [
        choice_filter("kind", "Kind", NEWS, "kind"),
        related_filter("focus_area", "Focus area", NEWS, "focus_areas"),
        Filter("year", "Year", get_year_options, lambda year: Q(date__year=year)),
    ]

    reserved_slugs: ClassVar[set[str]] = {"feed"}

    subpage_types = ["pages.NewsPage"]
    page_description = "The list of news, stories and reports, with a feed. There is only one."

    class Meta:
        verbose_name = "list of news"

    def get_items(self) -> PageQuerySet:
        return NewsPage.objects.for_cards()

    @path("feed/", name="feed")
    def feed_view(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest items as an Atom feed (RFC 4287)."""
        return NewsFeed(self, SiteSettings.for_request(request).organisation_name)(request)


class NewsPage(ImagePage):
    """A news item, a story or a report, with a date of its own."""

    class Kind(models.TextChoices):
        """What visitors read as the kind of the item."""

        NEWS = "news", "News"
        STORY = "story", "Story"
        REPORT = "report", "Report"

    date = models.DateField(
        default=timezone.localdate,
        help_text="The day of the news, which may be in the past. The list is in this order.",
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEWS, help_text="What visitors read as its kind.")
    projects = ParentalManyToManyField(
        "pages.ProjectPage", blank=True, related_name="news", help_text="The news is listed there, too."
    )
    focus_areas = ParentalManyToManyField(
        "pages.FocusAreaPage", blank=True, related_name="news", help_text="The news is listed there, too."
    )
    body = StreamField(BodyBlock(), blank=True, help_text="The content of the page, in blocks.")

    objects = PageManager.from_queryset(NewsQuerySet)()

    search_fields = [
        *ImagePage.search_fields,
        index.SearchField("body"),
        *(index.FilterField(name) for name in ("date", "kind")),  # of the CMS's list
    ]

    content_panels = [
        *ImagePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("kind")]),
        InlinePanel("authors", heading="Authors", label="Author", help_text="People who agreed to be named."),
        MultiFieldPanel(
            [
                FieldPanel("projects", widget=forms.CheckboxSelectMultiple),
                FieldPanel("focus_areas", widget=forms.CheckboxSelectMultiple),
            ],
            "Subject",
        ),
        ImagePage.image_panel,
        FieldPanel("body"),
    ]

    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = "A news item, a story or a report."

    class Meta:
        verbose_name = "news item"
        indexes = [models.Index(fields=["date"], name="news_date")]

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        """Refuse a date after the day of publishing, which is the one on which a scheduled page goes live."""
        day, go_live_at = get("date"), get("go_live_at")
        published_on = max(timezone.localdate(), timezone.localdate(go_live_at) if go_live_at else date.min)
        return {"date": "Enter a day that is not after the day of publishing."} if day and day > published_on else {}

    @cached_property
    def people(self) -> list[Person]:
        """The authors, in the editor's order."""
        return [row.person for row in self.authors.select_related("person")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "projects": public_related(self.projects),
            "focus_areas": public_related(self.focus_areas),
        }

    def get_structured_data(self, site: SiteSettings) -> list[dict[str, Any]]:
        return [describe_news(self)]


class NewsAuthor(Orderable):
    """An author of a news item, in the editor's order."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        "pages.Person", on_delete=models.CASCADE, related_name="+", help_text="Choose a person or create a new one."
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = "author of a news item"

    def __str__(self) -> str:
        return str(self.person)
