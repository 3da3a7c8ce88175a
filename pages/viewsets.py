"""How the CMS lists records, and the children of index pages."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.pages.listing import PageFilterSet, PageListingMixin
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from .models import (
    Borough,
    GuideChapter,
    KeyFigure,
    NewsPage,
    OpportunityPage,
    Partner,
    Person,
    ProjectPage,
    ProjectState,
)
from .models.projects import get_state_condition

COLUMNS = {column.name: column for column in PageListingMixin.base_columns}
FIRST_COLUMNS, STATUS = [COLUMNS["bulk_actions"], COLUMNS["title"]], COLUMNS["status"]


class ProjectFilterSet(PageFilterSet):
    """Wagtail's filters of pages, and those of projects."""

    state = ChoiceFilter(
        choices=ProjectState.choices, method="filter_by_state", widget=forms.RadioSelect, empty_label="All"
    )

    class Meta:
        model = ProjectPage
        fields: ClassVar = ["state", "started_on", "ended_on", "lead"]

    def filter_by_state(self, projects: QuerySet[ProjectPage], name: str, value: str) -> QuerySet[ProjectPage]:
        # A subquery, because searching in a list needs an index of each field that the list is filtered by.
        return projects.filter(pk__in=ProjectPage.objects.filter(get_state_condition(value)).values("pk"))


class OpportunityFilterSet(PageFilterSet):
    """Wagtail's filters of pages, and those of opportunities."""

    state = ChoiceFilter(
        choices=[("open", "Open"), ("over", "Over")],
        method="filter_by_state",
        widget=forms.RadioSelect,
        empty_label="All",
    )

    class Meta:
        model = OpportunityPage
        fields: ClassVar = ["state", "kind", "cancelled"]

    def filter_by_state(
        self, opportunities: QuerySet[OpportunityPage], name: str, value: str
    ) -> QuerySet[OpportunityPage]:
        found = OpportunityPage.objects.over() if value == "over" else OpportunityPage.objects.open()
        return opportunities.filter(pk__in=found.order_by().values("pk"))


class ProjectPageViewSet(PageViewSet):
    """The children of the list of projects."""

    model = ProjectPage
    filterset_class = ProjectFilterSet
    list_display = [*FIRST_COLUMNS, Column("state_text", label="State"), "started_on", "ended_on", STATUS]
    ordering = "-started_on"


class NewsPageViewSet(PageViewSet):
    """The children of the list of news."""

    model = NewsPage
    list_display = [*FIRST_COLUMNS, "date", "kind", STATUS]
    list_filter = ["date", "kind"]
    ordering = "-date"


class OpportunityPageViewSet(PageViewSet):
    """The children of the list of ways to get involved."""

    model = OpportunityPage
    list_display = [
        *FIRST_COLUMNS,
        "kind",
        "starts_at",
        "closes_at",
        BooleanColumn("is_over", label="Over", sort_key="over_at"),
        STATUS,
    ]
    filterset_class = OpportunityFilterSet
    ordering = "-latest_revision_created_at"


class KeyFigureEditView(EditView):
    """Wagtail's view, which starts a second workflow where a figure waits for a review already, and fails."""

    def submit_action(self) -> None:
        if self.object.workflow_in_progress:
            self.action = "edit"  # the message then says that a draft was saved
            messages.warning(self.request, f"“{self.object}” is waiting for a review already.")
        else:
            super().submit_action()

    def get_success_message(self, instance: KeyFigure | None = None) -> str:
        """Say that an approval has published the figure, of which Wagtail says only "updated"."""
        pk = (instance or self.object).pk
        published = KeyFigure.objects.filter(pk=pk, live=True, has_unpublished_changes=False).first()
        is_approval = self.action == "workflow-action" and self.workflow_action == "approve"
        if is_approval and published:
            return f"“{published}” is published: visitors see it now."
        return super().get_success_message(instance)


class KeyFigureViewSet(SnippetViewSet):
    """Key figures."""

    model = KeyFigure
    edit_view_class = KeyFigureEditView


class PartnerViewSet(SnippetViewSet):
    """Partners, in the order in which visitors see them."""

    model = Partner
    icon = "group"
    list_display = ["name", "kind", "website"]
    list_filter = ["kind"]
    sort_order_field = "sort_order"


class PersonViewSet(SnippetViewSet):
    """People, in the order in which visitors see them."""

    model = Person
    icon = "user"
    list_display = ["name", "role", "group", "left_on"]
    list_filter = ["group"]
    sort_order_field = "sort_order"


class BoroughViewSet(SnippetViewSet):
    """Boroughs, in the order in which visitors see them."""

    model = Borough
    icon = "site"
    list_display = ["name"]
    sort_order_field = "sort_order"


class GuideChapterViewSet(SnippetViewSet):
    """The chapters of the guide, in the order in which it shows them."""

    model = GuideChapter
    icon = "help"
    list_display = ["title", Column("get_audience_display", label="Audience")]
    list_filter = ["audience"]
    sort_order_field = "sort_order"


PAGE_VIEWSETS = [ProjectPageViewSet, NewsPageViewSet, OpportunityPageViewSet]
SNIPPET_VIEWSETS = [KeyFigureViewSet, PartnerViewSet, PersonViewSet, BoroughViewSet, GuideChapterViewSet]
