"""What the pages app adds to the CMS: reports, panels, the editors' guide; and what it takes out of its menus."""

from django.urls import path, reverse
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.models import register_snippet

from pages.models import SocialAccount
from pages.panels import PromisesPanel, ReviewPanel, WelcomePanel
from pages.reports import REPORTS, RedirectFrom
from pages.social_media.viewsets import BrokenAccountsPanel, SocialMediaGroup

# Reports that a small team does not need, and the list of what visitors looked for, of which nothing is stored.
NOT_NEEDED = {"workflows", "workflow-tasks", "page-types-usage", "locked-pages", "search-terms"}


class EditorsGuide(WagtailAdminTemplateMixin, TemplateView):
    """How to write for this site, in five minutes."""

    page_title = "Editors' guide"
    header_icon = "help"
    template_name = "dashboard/guide.html"

    def get_breadcrumbs_items(self):
        """Name this page after the way to it."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


def report_urls(report):
    """Return the addresses of a report: whole, and its results alone."""
    return [
        path(f"reports/{report.index_url_name}/", report.as_view(), name=report.index_url_name),
        path(
            f"reports/{report.index_url_name}/results/",
            report.as_view(results_only=True),
            name=report.index_results_url_name,
        ),
    ]


@hooks.register("register_admin_urls")
def urls():
    """Return the addresses of the reports and of the guide."""
    reports = [address for report in REPORTS for address in report_urls(report)]
    redirect = path("reports/missed_addresses/redirect/", RedirectFrom.as_view(), name="redirect_from")
    return [*reports, redirect, path("guide/", require_admin_access(EditorsGuide.as_view()), name="editors_guide")]


class ReportMenuItem(MenuItem):
    """A report in the menu, for those who may open it."""

    def __init__(self, report, order):
        self.report = report
        super().__init__(report.page_title, reverse(report.index_url_name), icon_name=report.header_icon, order=order)

    def is_shown(self, request):
        """Ask the report's own policy."""
        return self.report.permission_policy.user_has_any_permission(request.user, self.report.any_permission_required)


for place, each in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", lambda report=each, order=place: ReportMenuItem(report, order))


@hooks.register("construct_reports_menu")
def leave_out_reports(request, items):
    """Keep the menu to what an editor needs."""
    items[:] = [item for item in items if item.name not in NOT_NEEDED]


@hooks.register("register_admin_menu_item")
def guide_in_menu():
    """Put the guide where it is found."""
    return MenuItem("Guide", reverse("editors_guide"), name="guide", icon_name="help", order=9000)


@hooks.register("construct_main_menu")
def leave_out_help(request, items):
    """Drop Wagtail's own help, which is about Wagtail and not about this site."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    """Add what waits for the editor."""
    panels += [PromisesPanel(), ReviewPanel()]
    if request.session.get("first_sign_in"):
        panels.append(WelcomePanel())


register_snippet(SocialMediaGroup)


@hooks.register("construct_homepage_panels")
def add_broken_accounts_panel(request, panels):
    """Tell those who may change accounts which ones are broken; as long as all is well, nothing is said."""
    if request.user.has_perm("pages.change_socialaccount") and SocialAccount.objects.broken().exists():
        panels.append(BrokenAccountsPanel())
