"""Reports of the CMS: what needs attention in pages, versions, key figures, images, links and content."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django_filters import ChoiceFilter
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, Table, TitleColumn, UsageCountColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton, ListingButton
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView
from wagtail.images.permissions import permission_policy as images_permission_policy
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from .calendars import get_staff_calendar
from .content_checks.selectors import Check, ContentProblem, get_content_problems
from .links.selectors import BrokenLink, find_broken_links
from .models import KeyFigure, NotFoundPath, SiteImage, StandardPage
from .models.images import SiteImageQuerySet
from .schedule import ScheduledChange, get_scheduled_changes
from .selectors import pages_to_review
from .usage import Repeat, find_repeats


class DayColumn(Column):
    """A day, past or future. Wagtail's `DateColumn` says how long ago it was, and "Just now" of every future day."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return date_format(day, "j F Y") if day else ""


class BaseReportView(ReportView):
    """Settings shared by our reports."""

    results_template_name = "wagtailadmin/reports/base_report_results.html"
    any_permission_required: ClassVar[list[str]] = ["add", "change"]  # empty: all users of the CMS
    is_searchable = False
    no_results_message = "There is nothing in this report."

    @classmethod
    def is_open_to(cls, user: User | AnonymousUser) -> bool:
        needed = cls.any_permission_required
        return not needed or cls.permission_policy.user_has_any_permission(user, needed)

    @classmethod
    def get_urls(cls) -> list[URLPattern]:
        """Return the URL of the report and that of its results alone, which Wagtail's filters load."""
        url = f"reports/{cls.index_url_name}/"
        return [
            path(url, cls.as_view(), name=cls.index_url_name),
            path(f"{url}results/", cls.as_view(results_only=True), name=cls.index_results_url_name),
        ]


class ReportMenuItem(MenuItem):
    """A report in the menu, for the users who may open it."""

    def __init__(self, report: type[BaseReportView], order: int) -> None:
        self.report = report
        super().__init__(report.page_title, reverse(report.index_url_name), icon_name=report.header_icon, order=order)

    def is_shown(self, request: HttpRequest) -> bool:
        return self.report.is_open_to(request.user)


class ScheduledChangesView(BaseReportView):
    """What changes by itself or falls due, next first, of the records that the user may change."""

    page_title = "What changes by itself"
    header_icon = "date"
    index_url_name = "scheduled_changes"
    index_results_url_name = "scheduled_changes_results"
    no_results_message = "No date lies ahead."
    any_permission_required: ClassVar[list[str]] = []  # the rows are those that the user may change
    columns = [
        Column("when", label="When", width="20%"),
        TitleColumn("title", label="Title", get_url=lambda change: change.edit_url, width="40%"),
        Column("text", label="What happens"),
        Column("kind", label="Kind"),
    ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton("Calendar file", reverse("scheduled_changes_calendar"), icon_name="download", priority=10)]

    def get_queryset(self) -> list[ScheduledChange]:
        return get_scheduled_changes(self.request.user)


class ScheduledChangesCalendarView(ScheduledChangesView):
    """The same as a file for the calendar programs of staff. Opening a newer file replaces the entries."""

    def get(self, request: HttpRequest) -> HttpResponse:
        content = get_staff_calendar(self.page_title, self.get_queryset())
        headers = {"Content-Disposition": 'attachment; filename="what-changes-by-itself.ics"'}
        return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


class PagesToReviewView(BaseReportView):
    """Pages whose review date has come."""

    page_title = "Pages to review"
    header_icon = "calendar-check"
    index_url_name = "pages_to_review"
    index_results_url_name = "pages_to_review_results"
    permission_policy = page_permission_policy
    columns = [
        TitleColumn("title", label="Page", get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])),
        Column("reviewer", label="Reviewer"),
        DayColumn("review_on", label="Review by"),
    ]

    def get_queryset(self) -> Sequence[Page]:
        return pages_to_review()


def get_figure_url(figure: KeyFigure) -> str:
    return reverse(KeyFigure.snippet_viewset.get_url_name("edit"), args=[figure.pk])


class VersionsToRenewView(BaseReportView):
    """Versions of pages whose original changed after them, or is not published any more."""

    page_title = "Versions to renew"
    header_icon = "duplicate"
    index_url_name = "versions_to_renew"
    index_results_url_name = "versions_to_renew_results"
    permission_policy = page_permission_policy
    columns = [
        TitleColumn("title", label="Page", get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])),
        Column("get_version_display", label="Version"),
        Column("version_of", label="Original"),
        Column("renewal_reason", label="Reason"),
    ]

    def get_queryset(self) -> QuerySet[StandardPage]:
        return StandardPage.objects.to_renew()


class FiguresToCheckView(BaseReportView):
    """Key figures without source or date, those whose review date has come, and those that await publication."""

    page_title = "Key figures to check"
    header_icon = "order"
    index_url_name = "figures_to_check"
    index_results_url_name = "figures_to_check_results"
    permission_policy = ModelPermissionPolicy(KeyFigure)
    columns = [
        TitleColumn("__str__", label="Key figure", get_url=get_figure_url),
        Column("problems", label="Reason"),
        DayColumn("review_on", label="Review by"),
    ]

    def get_queryset(self) -> QuerySet[KeyFigure]:
        return KeyFigure.objects.to_check()


class RepeatedFiguresView(BaseReportView):
    """Sentences of published pages that repeat a key figure, which editors have to change with it."""

    page_title = "Sentences that repeat key figures"
    header_icon = "openquote"
    index_url_name = "repeated_figures"
    index_results_url_name = "repeated_figures_results"
    permission_policy = ModelPermissionPolicy(KeyFigure)
    columns = [
        TitleColumn("figure", label="Key figure", get_url=lambda repeat: get_figure_url(repeat.figure)),
        Column("value_found", label="Value in the sentence"),
        TitleColumn(
            "page", label="Page", get_url=lambda repeat: reverse("wagtailadmin_pages:edit", args=[repeat.page.pk])
        ),
        Column("sentence", label="Sentence"),
    ]

    def get_queryset(self) -> list[Repeat]:
        return find_repeats(KeyFigure.objects.all())


def images_to_check(user: User) -> SiteImageQuerySet:
    """Return the images that need attention, and that the user may change."""
    images = images_permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return SiteImage.objects.to_check().filter(pk__in=images.values("pk"))


class ImagesToCheckView(BaseReportView):
    """Images whose consent ends or has ended, and those that do not say whether people can be recognised."""

    page_title = "Images to check"
    header_icon = "image"
    index_url_name = "images_to_check"
    index_results_url_name = "images_to_check_results"
    permission_policy = images_permission_policy
    paginate_by = 50
    columns = [
        TitleColumn(
            "title",
            label="Image",
            get_url=lambda image: reverse("wagtailimages:edit", args=[image.pk]),
            width="40%",
        ),
        Column("problem", label="Reason"),
        DayColumn("consent_until", label="Consent until"),
        UsageCountColumn("usage_count", label="Usage"),
    ]

    def get_queryset(self) -> QuerySet[SiteImage]:
        return images_to_check(self.request.user).most_urgent_first()

    def get_table(self, object_list: Iterable[SiteImage]) -> Table:
        """Count the usages of all images of the page of the report with one query."""
        images = list(object_list)
        counts = ReferenceIndex.get_count_references_to_in_bulk(images)
        for image in images:
            image.usage_count = counts.get(image, 0)
        return super().get_table(images)


def get_create_redirect_url(not_found: NotFoundPath) -> str:
    """Return the URL of the form for a redirect from this path, with the path filled in."""
    return f"{reverse('create_redirect')}?{urlencode({'old_path': not_found.path})}"


class NotFoundPathColumn(ButtonsColumnMixin, TitleColumn):
    """The path, with a button that opens the form for a redirect from it."""

    def get_buttons(self, instance: NotFoundPath, parent_context: dict[str, Any]) -> list[ListingButton]:
        label = f"Create redirect from {instance.path}"
        return [
            ListingButton(
                "Create redirect", get_create_redirect_url(instance), attrs={"aria-label": label}, priority=10
            )
        ]


class NotFoundView(BaseReportView):
    """Paths that visitors requested, that do not exist, and that have no redirect yet."""

    page_title = "Pages not found (404)"
    header_icon = "warning"
    index_url_name = "not_found_paths"
    index_results_url_name = "not_found_paths_results"
    permission_policy = ModelPermissionPolicy(Redirect)
    columns = [
        NotFoundPathColumn("path", label="Path"),
        Column("count", label="Requests"),
        DayColumn("last_on", label="Last requested"),
    ]

    def get_queryset(self) -> list[NotFoundPath]:
        redirected = set(Redirect.objects.values_list("old_path", flat=True))
        return [row for row in NotFoundPath.objects.all() if Redirect.normalise_path(row.path) not in redirected]


class BrokenLinksView(BaseReportView):
    """Links in pages, settings and records to what visitors cannot see, or to pages elsewhere that are gone."""

    page_title = "Broken links"
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    permission_policy = page_permission_policy
    list_export = ["title", "text", "target", "reason"]
    export_headings = {"title": "Where", "text": "Link text", "target": "Target", "reason": "Reason"}
    columns = [
        TitleColumn("title", label="Where", get_url=attrgetter("edit_url"), width="30%"),
        Column("text", label="Link text", width="20%"),
        Column("target", label="Target", width="30%", classname="wrap-anywhere"),
        Column("reason", label="Reason"),
    ]

    def get_queryset(self) -> list[BrokenLink]:
        return find_broken_links()

    def get_table(self, object_list: Iterable[BrokenLink]) -> Table:
        """Link to the editing screens that the user may open."""
        rows, finder = list(object_list), AdminURLFinder(self.request.user)
        for row in rows:
            row.edit_url = finder.get_edit_url(row.source) or ""
        return super().get_table(rows)


class ContentProblemFilterSet(WagtailFilterSet):
    """The filter by check, of a list instead of a queryset."""

    check = ChoiceFilter(choices=Check.choices, widget=forms.RadioSelect, empty_label="All")

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, problems: list[ContentProblem]) -> list[ContentProblem]:
        check = self.form.cleaned_data["check"]
        return [problem for problem in problems if check in {"", problem.check}]


class ContentProblemsView(BaseReportView):
    """What the content checks find in all published pages, not only in the one that is being edited."""

    page_title = "Content checks"
    header_icon = "check"
    index_url_name = "content_checks"
    index_results_url_name = "content_checks_results"
    permission_policy = page_permission_policy
    filterset_class = ContentProblemFilterSet
    list_export = ["title", "check_name", "found_text"]
    export_headings = {"title": "Page", "check_name": "Check", "found_text": "Found"}

    @property
    def columns(self) -> list[Column]:
        """The columns, with links to the pages of this page of the report that the user may edit."""
        return [
            TitleColumn("title", label="Page", get_url=lambda problem: self.edit_urls.get(problem.page_pk)),
            Column("check_name", label="Check"),
            Column("found_text", label="Found"),
        ]

    def get_queryset(self) -> list[ContentProblem]:
        return get_content_problems()

    def get_table(self, object_list: Iterable[ContentProblem]) -> Table:
        """Find out which pages the user may edit with one query."""
        problems = list(object_list)
        pages = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pks = pages.filter(pk__in={problem.page_pk for problem in problems}).values_list("pk", flat=True)
        self.edit_urls = {pk: reverse("wagtailadmin_pages:edit", args=[pk]) for pk in pks}
        return super().get_table(problems)


class CreateRedirectView(CreateView):
    """Wagtail's form for a redirect, with the old path taken from the query string."""

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"old_path": self.request.GET.get("old_path", "")}


REPORTS = [
    ScheduledChangesView,
    PagesToReviewView,
    VersionsToRenewView,
    FiguresToCheckView,
    RepeatedFiguresView,
    ImagesToCheckView,
    BrokenLinksView,
    ContentProblemsView,
    NotFoundView,
]
