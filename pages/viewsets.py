"""How the CMS lists records, and the children of index pages."""

from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Borough, NewsPage, OpportunityPage, Partner, Person, ProjectPage

COLUMNS = {column.name: column for column in PageListingMixin.base_columns}
FIRST_COLUMNS, STATUS = [COLUMNS["bulk_actions"], COLUMNS["title"]], COLUMNS["status"]


class ProjectPageViewSet(PageViewSet):
    """The children of the list of projects."""

    model = ProjectPage
    list_display = [*FIRST_COLUMNS, Column("state_text", label="State"), "started_on", "ended_on", STATUS]
    list_filter = ["started_on", "ended_on", "lead"]
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
    list_display = [*FIRST_COLUMNS, "kind", "starts_at", "closes_at", BooleanColumn("is_over", label="Over"), STATUS]
    list_filter = ["kind", "cancelled"]
    ordering = "-latest_revision_created_at"


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


PAGE_VIEWSETS = [ProjectPageViewSet, NewsPageViewSet, OpportunityPageViewSet]
SNIPPET_VIEWSETS = [PartnerViewSet, PersonViewSet, BoroughViewSet]
