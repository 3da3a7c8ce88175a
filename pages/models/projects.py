"""Projects and the page that lists them. A finished project is a case study: it stays, and says what was learned."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Case, F, Prefetch, Q, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.filters import Filter, Option, get_public_items, related_filter
from pages.selectors import live_figures, public_pages, public_related, with_images
from pages.structured_data import describe_project

from .base import ImagePage
from .focus_areas import FocusAreaPage
from .listings import IndexPage
from .snippets import Partner

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest

    from .settings import SiteSettings
    from .snippets import KeyFigure

OUTLINE = ("Why", "What we did", "What we learned")


class ProjectState(models.TextChoices):
    """Where a project is today. It follows from its dates, so that editors do not have to change it."""

    UNDER_WAY = "under-way", "Under way"
    PLANNED = "planned", "Planned"
    FINISHED = "finished", "Finished"


def get_state_condition(state: str) -> Q:
    """Return the condition for projects that are in a state today. A project is under way on its last day."""
    today = timezone.localdate()
    finished = Q(ended_on__isnull=False, ended_on__lt=today)
    planned = Q(started_on=None) | Q(started_on__gt=today)
    conditions = {
        ProjectState.FINISHED: finished,
        ProjectState.PLANNED: ~finished & planned,
        ProjectState.UNDER_WAY: ~finished & ~planned,
    }
    return conditions[ProjectState(state)]


def get_state_options() -> list[Option]:
    """Return the states that visible projects are in."""
    projects = get_public_items("ProjectPage")
    return [
        Option(state.value, str(state.label), state.value)
        for state in ProjectState
        if projects.filter(get_state_condition(state)).exists()
    ]


class ProjectQuerySet(PageQuerySet):
    """Queries for listings."""

    def in_order(self) -> ProjectQuerySet:
        """Sort by state: under way, planned, finished; planned ones next first, the others newest first."""
        ranks = [When(get_state_condition(state), then=rank) for rank, state in enumerate(ProjectState)]
        planned_for = Case(When(get_state_condition(ProjectState.PLANNED), then="started_on"))
        newest_first = F("ended_on").desc(nulls_first=True), F("started_on").desc(nulls_last=True)
        projects = self.annotate(rank=Case(*ranks, default=len(ranks)))
        return projects.order_by("rank", planned_for.asc(nulls_last=True), *newest_first, "title", "pk")

    def for_cards(self) -> ProjectQuerySet:
        """Return the public projects in order, with what a card shows: the image and `public_focus_areas`."""
        areas = public_pages(FocusAreaPage.objects.order_by("path"))
        projects = public_pages(self.in_order()).select_related("image")
        return projects.prefetch_related(Prefetch("focus_areas", areas, to_attr="public_focus_areas"))


def get_outline() -> list[tuple[str, str]]:
    """Return the content that a new project starts with."""
    return [block for heading in OUTLINE for block in (("heading", heading), ("paragraph", ""))]


class ProjectIndexPage(IndexPage):
    """The list of projects, with filters by focus area, borough and state."""

    filters: ClassVar[list[Filter]] = [
        related_filter("focus_area", "Focus area", "ProjectPage", "focus_areas"),
        related_filter("borough", "Borough", "ProjectPage", "boroughs"),
        Filter("state", "State", get_state_options, get_state_condition),
    ]

    subpage_types = ["pages.ProjectPage"]
    page_description = "The list of projects. There is only one."

    class Meta:
        verbose_name = "list of projects"

    def get_items(self) -> PageQuerySet:
        return ProjectPage.objects.for_cards()


class ProjectPage(ImagePage):
    """One project: what it is for, who is involved, what was found."""

    started_on = models.DateField(
        null=True, blank=True, help_text="The first day. Empty or in the future: the project is planned."
    )
    ended_on = models.DateField(
        null=True, blank=True, help_text="The last day, once it is known. Empty: the project is under way."
    )
    focus_areas = ParentalManyToManyField(
        "pages.FocusAreaPage", blank=True, related_name="projects", help_text="The project is listed there, too."
    )
    boroughs = ParentalManyToManyField(
        "pages.Borough", blank=True, related_name="projects", help_text="Where the project works."
    )
    lead = models.ForeignKey(
        "pages.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The person at Care City who leads the project.",
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        default=get_outline,
        help_text="The content of the page, in blocks. Delete headings that you do not need yet.",
    )

    objects = PageManager.from_queryset(ProjectQuerySet)()

    search_fields = [
        *ImagePage.search_fields,
        index.SearchField("body"),
        *(index.FilterField(name) for name in ("started_on", "ended_on", "lead")),  # of the CMS's list
    ]

    content_panels = [
        *ImagePage.content_panels,
        FieldRowPanel([FieldPanel("started_on"), FieldPanel("ended_on")]),
        MultiFieldPanel(
            [
                FieldPanel("focus_areas", widget=forms.CheckboxSelectMultiple),
                FieldPanel("boroughs", widget=forms.CheckboxSelectMultiple),
            ],
            "Subject and place",
        ),
        InlinePanel("partners", heading="Partners", label="Partner", help_text="Who is involved, and in which role."),
        FieldPanel("lead"),
        ImagePage.image_panel,
        InlinePanel("figures", heading="Key figures", label="Key figure", max_num=4, help_text="Up to four figures."),
        FieldPanel("body"),
    ]

    parent_page_types = ["pages.ProjectIndexPage"]
    subpage_types: list[str] = []
    page_description = "One project, planned, under way or finished."

    class Meta:
        verbose_name = "project"

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        started_on, ended_on = get("started_on"), get("ended_on")
        if started_on and ended_on and ended_on < started_on:
            return {"ended_on": "The last day is before the first."}
        return {}

    @property
    def state(self) -> ProjectState:
        """The state today, by the same rules as `get_state_condition`."""
        today = timezone.localdate()
        if self.ended_on and self.ended_on < today:
            return ProjectState.FINISHED
        is_planned = self.started_on is None or self.started_on > today
        return ProjectState.PLANNED if is_planned else ProjectState.UNDER_WAY

    @property
    def state_text(self) -> str:
        """The state with its month: "Under way since May 2026"."""
        if self.state == ProjectState.FINISHED:
            return f"Finished {_month(self.ended_on)}"
        if self.state == ProjectState.PLANNED:
            return f"Planned for {_month(self.started_on)}" if self.started_on else "Planned"
        return f"Under way since {_month(self.started_on)}"

    @cached_property
    def key_figures(self) -> list[KeyFigure]:
        return live_figures(row.figure for row in self.figures.select_related("figure"))

    @cached_property
    def partners_by_role(self) -> list[tuple[str, list[Partner]]]:
        """The partners in the order of the roles, each role with its label."""
        order = list(ProjectPartner.Role)
        rows = [row for row in self.partners.select_related("partner") if row.role]  # a draft may lack the role
        rows = sorted(rows, key=lambda row: order.index(ProjectPartner.Role(row.role)))
        by_role = groupby(rows, key=lambda row: row.role)
        return [(str(ProjectPartner.Role(role).label), [row.partner for row in group]) for role, group in by_role]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        news = self.news.for_cards() if self.pk else []
        return super().get_context(request, *args, **kwargs) | {
            "focus_areas": public_related(self.focus_areas),
            "news": with_images(list(news)),
            "opportunities": list(public_pages(self.opportunities.open())) if self.pk else [],
        }

    def get_structured_data(self, site: SiteSettings) -> list[dict[str, Any]]:
        return [describe_project(self)]


def _month(day: date | None) -> str:
    return date_format(day, "F Y") if day else ""


class ProjectPartner(Orderable):
    """A partner of a project, in a role."""

    class Role(models.TextChoices):
        """What the partner does, in the order in which visitors read it."""

        LED = "led", "Led by"
        COMMISSIONED = "commissioned", "Commissioned by"
        FUNDED = "funded", "Funded by"
        DELIVERED = "delivered", "Delivered with"
        EVALUATED = "evaluated", "Evaluated by"

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "pages.Partner",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Choose a partner or create a new one.",
    )
    role = models.CharField(max_length=15, choices=Role, help_text="What the partner does in this project.")

    panels = [FieldPanel("role"), FieldPanel("partner")]

    class Meta(Orderable.Meta):
        verbose_name = "partner of a project"

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **_options: bool) -> ProjectPartner | None:
        """Read a row of a revision; None, which leaves it out, if its partner is deleted: modelcluster refuses PROTECT.

        The options of modelcluster are about foreign keys, of which this row has no other to check.
        """
        partner = data["partner"]
        if partner is not None and not Partner.objects.filter(pk=partner).exists():
            return None
        return model_from_serializable_data(cls, data, check_fks=False)

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.partner}"


class ProjectFigure(Orderable):
    """A key figure of a project, in the editor's order."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(
        "pages.KeyFigure", on_delete=models.CASCADE, related_name="+", help_text="Choose a figure or create a new one."
    )

    panels = [FieldPanel("figure")]

    class Meta(Orderable.Meta):
        verbose_name = "key figure of a project"

    def __str__(self) -> str:
        return str(self.figure)
