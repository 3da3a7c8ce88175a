"""Ways to get involved: events, research, jobs, volunteering, calls for ideas; and the page that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import ExtractYear
from django.http import Http404
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import re_path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from contact.models import Kind as FeedbackKind
from pages.blocks import BodyBlock
from pages.blocks.links import LinkBlock
from pages.dates import format_day_and_time, format_period
from pages.filters import Filter, FilterForm, related_filter
from pages.page_cache.version import cached_per_version
from pages.selectors import contact_url, public_pages, public_related
from pages.structured_data import describe_event, describe_job

from .base import BasePage
from .listings import PAGE_SIZE, IndexPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from .settings import SiteSettings

OPPORTUNITY = "OpportunityPage"
MAX_OVER = 5  # below the list of what is open
PAST_PAGE_SIZE = 50


class OpportunityKind(models.TextChoices):
    """What visitors can do."""

    EVENT = "event", "Event"
    RESEARCH = "research", "Research"
    JOB = "job", "Job"
    VOLUNTEERING = "volunteering", "Volunteering"
    IDEAS = "ideas", "Call for ideas"


# The path of each kind below the index page, with the label of the link to it.
KIND_PATHS = {
    "events": (OpportunityKind.EVENT, "Events"),
    "research": (OpportunityKind.RESEARCH, "Research"),
    "jobs": (OpportunityKind.JOB, "Jobs"),
    "volunteering": (OpportunityKind.VOLUNTEERING, "Volunteering"),
    "ideas": (OpportunityKind.IDEAS, "Ideas"),
}


class OpportunityQuerySet(PageQuerySet):
    """Queries for listings. An opportunity is open until its end, and over from that moment: always one of the two."""

    def open(self) -> OpportunityQuerySet:
        """Return what is open, next first: an event by its start, else by the closing time; then open all year."""
        begin = Case(When(kind=OpportunityKind.EVENT, then="starts_at"), default="closes_at")
        is_open = Q(over_at=None) | Q(over_at__gt=timezone.now())
        return self.filter(is_open).order_by(begin.asc(nulls_last=True), "title", "pk")

    def over(self) -> OpportunityQuerySet:
        """Return what is over, what ended last first."""
        return self.filter(over_at__lte=timezone.now()).order_by("-over_at", "title", "pk")

    def get_past_years(self) -> list[int]:
        """Return the years, in local time, in which the items of `over` ended, newest first."""
        years = self.over().annotate(year=ExtractYear("over_at")).order_by("-year").values_list("year", flat=True)
        return list(years.distinct())


class OpportunityIndexPage(IndexPage):
    """The list of what is open, by kind, and of what is over, by year."""

    filters: ClassVar[list[Filter]] = [
        related_filter("focus_area", "Focus area", OPPORTUNITY, "focus_areas"),
        related_filter("borough", "Borough", OPPORTUNITY, "boroughs"),
    ]
    reserved_slugs: ClassVar[set[str]] = {*KIND_PATHS, "past"}

    subpage_types = ["pages.OpportunityPage"]
    page_description = "The list of events, research, jobs, volunteering and calls for ideas. There is only one."

    # What this response is about: one kind, or one year of what is over.
    kind_path = ""
    year: int | None = None

    class Meta:
        verbose_name = "list of ways to get involved"

    @re_path(rf"^(?P<kind_path>{'|'.join(KIND_PATHS)})/$", name="kind")
    def kind_view(self, request: HttpRequest, kind_path: str) -> HttpResponse:
        """List what is open of one kind."""
        self.kind_path = kind_path
        return self.render(request)

    @re_path(r"^past/(?P<year>[12][0-9]{3})/$", name="past")
    def past_view(self, request: HttpRequest, year: str) -> HttpResponse:
        """List what ended in a year."""
        self.year = int(year)
        return self.render(request, template="pages/opportunity_index_page_past.html")

    def get_items(self) -> PageQuerySet:
        return public_pages(OpportunityPage.objects.all())

    def get_newest(self) -> PageQuerySet:
        return self.get_items().open()

    def get_listing(self, request: HttpRequest) -> dict[str, Any]:
        """Return a page of what is open, of all kinds or one; the last that are over, and the years before."""
        if self.year:
            return self._get_past(request)
        kind, kind_label = KIND_PATHS.get(self.kind_path, ("", ""))
        items = self.get_items().filter(kind=kind) if kind else self.get_items()
        form = FilterForm(request.GET, self.filters, type(self).__name__)
        found = form.filter(items)
        present = cached_per_version("kinds", lambda: set(self.get_items().values_list("kind", flat=True)))
        return {
            "filters": form,
            "kind_label": kind_label,
            "kinds": [
                (name, label, name == self.kind_path)
                for name, (value, label) in KIND_PATHS.items()
                if value in present or name == self.kind_path
            ],
            "page_obj": Paginator(found.open(), PAGE_SIZE).get_page(request.GET.get("page")),
            "over": list(found.over()[:MAX_OVER]),
            "years": found.get_past_years()
            if form.is_active
            else cached_per_version(("past years", self.kind_path), found.get_past_years),
        }

    def _get_past(self, request: HttpRequest) -> dict[str, Any]:
        items = self.get_items().over().filter(over_at__year=self.year)
        page_obj = Paginator(items, PAST_PAGE_SIZE).get_page(request.GET.get("page"))
        if not page_obj.paginator.count:
            raise Http404
        return {"year": self.year, "page_obj": page_obj}

    def get_canonical_url(self, request: HttpRequest | None = None) -> str:
        url = super().get_canonical_url(request)
        part = f"past/{self.year}/" if self.year else f"{self.kind_path}/" if self.kind_path else ""
        return f"{url}{part}" if url else ""


class OpportunityPage(BasePage):
    """Something that visitors can take part in, until it is over. The page stays then, and says what came of it."""

    kind = models.CharField(max_length=15, choices=OpportunityKind, help_text="What visitors can do.")
    starts_at = models.DateTimeField(
        null=True, blank=True, help_text="When the event starts, in London time. Events need it."
    )
    ends_at = models.DateTimeField(
        null=True, blank=True, help_text="When the event ends. Until then it is listed as open. Events need it."
    )
    closes_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="The day and hour until which people can apply, in London time. Everything but events needs it, or "
        "the tick below.",
    )
    open_all_year = models.BooleanField(default=False, help_text="Tick this if people can apply at any time.")
    location = models.CharField(
        max_length=200, blank=True, help_text="Where it is, so that people find it. Events need this or the next."
    )
    online = models.URLField(blank=True, help_text="The URL at which people join online, starting with https://.")
    for_whom = models.CharField(max_length=200, blank=True, help_text="Who can take part.")
    what_you_get = models.CharField(
        max_length=200, blank=True, help_text="What people get or pay, for example: free, with lunch; or the salary."
    )
    how_to_apply = StreamField(
        [("link", LinkBlock())],
        blank=True,
        max_num=1,
        help_text="The button. Leave empty for the contact form, which then names this page.",
    )
    projects = ParentalManyToManyField(
        "pages.ProjectPage", blank=True, related_name="opportunities", help_text="It is listed there, too."
    )
    focus_areas = ParentalManyToManyField(
        "pages.FocusAreaPage", blank=True, related_name="opportunities", help_text="It is listed there, too."
    )
    boroughs = ParentalManyToManyField(
        "pages.Borough", blank=True, related_name="opportunities", help_text="Where it is, or for whom."
    )
    body = StreamField(BodyBlock(), blank=True, help_text="The content of the page, in blocks.")
    outcome = RichTextField(
        blank=True,
        features=["bold", "italic", "link", "document-link", "ul"],
        help_text="What came of it. Visitors see it once it is over.",
    )
    cancelled = models.BooleanField(
        default=False, help_text="Visitors read that it is cancelled, in the list and in their calendars."
    )
    # Of an event its end, else its closing time; null if it is open all year. `end_at` is the same for unsaved changes.
    over_at = models.GeneratedField(
        expression=Case(When(kind=OpportunityKind.EVENT, then=F("ends_at")), default=F("closes_at")),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
    )
    uid = models.UUIDField(default=uuid4, editable=False)  # of its calendar entry, whatever the slug is (RFC 7986, 5.3)

    objects = PageManager.from_queryset(OpportunityQuerySet)()
    exclude_fields_in_copy = ["uid"]

    search_fields = [
        *BasePage.search_fields,
        # Of the CMS's list.
        *(index.FilterField(name) for name in ("kind", "cancelled", "starts_at", "closes_at", "over_at")),
        *map(index.SearchField, ("location", "for_whom", "what_you_get", "body", "outcome")),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], "Event"),
        FieldRowPanel([FieldPanel("closes_at"), FieldPanel("open_all_year")], "Closing"),
        MultiFieldPanel([FieldPanel("location"), FieldPanel("online")], "Place"),
        MultiFieldPanel(
            [FieldPanel("for_whom"), FieldPanel("what_you_get"), FieldPanel("how_to_apply")], "Taking part"
        ),
        MultiFieldPanel(
            [FieldPanel(name, widget=forms.CheckboxSelectMultiple) for name in ("projects", "focus_areas", "boroughs")],
            "Subject and place",
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("cancelled"), FieldPanel("outcome")], "Afterwards"),
    ]

    parent_page_types = ["pages.OpportunityIndexPage"]
    subpage_types: list[str] = []
    page_description = "An event, research to take part in, a job, volunteering, or a call for ideas."

    class Meta:
        verbose_name = "way to get involved"
        verbose_name_plural = "ways to get involved"
        indexes = [models.Index(fields=["over_at"], name="opportunity_over_at")]

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        """Return what the kind requires and is missing, and what contradicts itself."""
        return _find_missing_of_event(get) if get("kind") == OpportunityKind.EVENT else _find_missing_of_others(get)

    @property
    def is_event(self) -> bool:
        return self.kind == OpportunityKind.EVENT

    @property
    def end_at(self) -> datetime | None:
        """When it is over; None if it is open all year."""
        return self.ends_at if self.is_event else self.closes_at

    @property
    def is_over(self) -> bool:
        return self.end_at is not None and self.end_at <= timezone.now()

    @property
    def can_apply(self) -> bool:
        """Whether the page shows its button: it is open, and the closing time of an event has not passed either."""
        is_closed = self.closes_at is not None and self.closes_at <= timezone.now()
        return not (self.is_over or self.cancelled or is_closed)

    @property
    def is_indexed(self) -> bool:
        return not self.is_over

    @property
    def when(self) -> str:
        """The time in words: "12 January 2027, 10am to noon", or "Closes 31 January 2027, 5pm"."""
        if self.is_event:
            return format_period(self.starts_at, self.ends_at) if self.starts_at and self.ends_at else ""
        if self.closes_at is None:
            return "Open all year"
        return f"{'Closed' if self.is_over else 'Closes'} {format_day_and_time(self.closes_at)}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        link = self.how_to_apply[0].value if self.how_to_apply else None
        return super().get_context(request, *args, **kwargs) | {
            "apply_link": link if link and link.url else None,
            "contact_form_url": self._get_contact_form_url(request),
            "projects": public_related(self.projects),
            "focus_areas": public_related(self.focus_areas),
        }

    def _get_contact_form_url(self, request: HttpRequest) -> str:
        url = contact_url(request)
        return f"{url}?{urlencode({'kind': FeedbackKind.QUESTION.value, 'page': request.path})}" if url else ""

    def get_structured_data(self, site: SiteSettings) -> list[dict[str, Any]]:
        describe = {OpportunityKind.EVENT: describe_event, OpportunityKind.JOB: describe_job}.get(self.kind)
        is_withdrawn = self.cancelled and not self.is_event  # schema.org has a status for events only
        return [describe(self)] if describe and not self.is_over and not is_withdrawn else []

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.is_over else super().get_sitemap_urls(request)


def _find_missing_of_event(get: Callable[[str], Any]) -> dict[str, str]:
    starts_at, ends_at = get("starts_at"), get("ends_at")
    problems = {} if starts_at else {"starts_at": "Enter when the event starts."}
    if not ends_at:
        problems["ends_at"] = "Enter when the event ends."
    elif starts_at and ends_at <= starts_at:
        problems["ends_at"] = "The end is not after the start."
    if not get("location") and not get("online"):
        problems["location"] = "Enter where the event is, or where people join online."
    return problems


def _find_missing_of_others(get: Callable[[str], Any]) -> dict[str, str]:
    if not get("closes_at") and not get("open_all_year"):
        return {"closes_at": "Enter when it closes, with the hour, or tick “open all year”."}
    if get("closes_at") and get("open_all_year"):
        return {"open_all_year": "Enter when it closes, or tick “open all year”, not both."}
    return {}
