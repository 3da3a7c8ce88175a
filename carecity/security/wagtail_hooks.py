"""What stands in the CMS for administrators: the report of breaches of the security policy."""

from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies.base import ModelPermissionPolicy

from pages.reports import BaseReportView, ReportMenuItem

from .models import Violation


class PolicyViolations(BaseReportView):
    """What browsers were kept from loading: a mistake of ours on a page, or somebody's attack."""

    page_title = "Breaches of the security policy"
    header_icon = "lock"
    index_url_name = "policy_violations"
    index_results_url_name = "policy_violations_results"
    permission_policy = ModelPermissionPolicy(Violation)
    any_permission_required = ["view"]
    columns = [
        Column("page", label="Page"),
        Column("directive", label="What was stopped"),
        Column("blocked", label="From"),
        Column("count", label="Times"),
        DateColumn("first_on", label="First seen"),
        DateColumn("last_on", label="Last seen"),
    ]

    def get_queryset(self):
        """Return the violations, the latest first."""
        return Violation.objects.all()


@hooks.register("register_admin_urls")
def urls():
    """Return the addresses of the report."""
    return PolicyViolations.get_urls()


@hooks.register("register_reports_menu_item")
def menu_item():
    """Put it below the editors' reports."""
    return ReportMenuItem(PolicyViolations, order=100)
