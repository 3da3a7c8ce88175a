"""The report of CSP violations in the Wagtail admin, and the script that replaces Wagtail's inline scripts."""

from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from wagtail import hooks
from wagtail.admin.auth import permission_required
from wagtail.admin.ui.tables import Column, DateColumn

from pages.reports import BaseReportView, ReportMenuItem

from .models import VIEW_PERMISSION, CSPViolation


@method_decorator(permission_required(VIEW_PERMISSION), name="dispatch")
class CSPViolationsView(BaseReportView):
    """What browsers blocked, latest first: a mistake in one of our pages, or an attack."""

    page_title = "Content Security Policy violations"
    header_icon = "lock"
    index_url_name = "csp_violations"
    index_results_url_name = "csp_violations_results"
    any_permission_required = []  # checked above: the permission is not named after the model
    columns = [
        Column("page", label="Page"),
        Column("directive", label="Directive"),
        Column("blocked", label="Blocked source"),
        Column("count", label="Reports"),
        DateColumn("first_on", label="First seen"),
        DateColumn("last_on", label="Last seen"),
    ]

    def get_queryset(self) -> QuerySet[CSPViolation]:
        return CSPViolation.objects.all()


class CSPViolationsMenuItem(ReportMenuItem):
    """Shown to users with the permission of the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW_PERMISSION)


@hooks.register("register_admin_urls")
def register_csp_violations_urls() -> list[URLPattern]:
    return CSPViolationsView.get_urls()


@hooks.register("register_reports_menu_item")
def register_csp_violations_menu_item() -> ReportMenuItem:
    return CSPViolationsMenuItem(CSPViolationsView, order=100)


@hooks.register("insert_global_admin_js")
def insert_init_widgets_script() -> str:
    """See patches.py."""
    return str(Script("js/init_widgets.js", defer=True))
