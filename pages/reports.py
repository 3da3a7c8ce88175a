"""Reports in the CMS: pages to review, figures to check, addresses that visitors asked for in vain."""

from urllib.parse import urlencode

from django.urls import reverse
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from .models import KeyFigure, MissedAddress
from .selectors import pages_to_review


class OurReport(ReportView):
    """What the three have in common."""

    results_template_name = "wagtailadmin/reports/base_report_results.html"
    any_permission_required = ["add", "change"]
    is_searchable = False


class PagesToReview(OurReport):
    """Pages whose date of review has come."""

    page_title = "Pages to review"
    header_icon = "calendar-check"
    index_url_name = "pages_to_review"
    index_results_url_name = "pages_to_review_results"
    permission_policy = page_permission_policy
    columns = [
        TitleColumn("title", label="Page", get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])),
        Column("reviewer", label="Who looks after it"),
        DateColumn("review_on", label="Review by"),
    ]

    def get_queryset(self):
        """Return the pages."""
        return pages_to_review()


class FiguresToCheck(OurReport):
    """Key figures without source or date, or whose date of review has come."""

    page_title = "Key figures to check"
    header_icon = "order"
    index_url_name = "figures_to_check"
    index_results_url_name = "figures_to_check_results"
    permission_policy = ModelPermissionPolicy(KeyFigure)
    columns = [
        TitleColumn(
            "__str__",
            label="Key figure",
            get_url=lambda figure: reverse(KeyFigure.snippet_viewset.get_url_name("edit"), args=[figure.pk]),
        ),
        Column("why_to_check", label="Why"),
        DateColumn("review_on", label="Review on"),
    ]

    def get_queryset(self):
        """Return the figures."""
        return KeyFigure.objects.to_check()


def redirect_from(missed):
    """Return where an editor makes a redirect from this address, with the address filled in."""
    return f"{reverse('redirect_from')}?{urlencode({'old_path': missed.path})}"


class MissedAddresses(OurReport):
    """Addresses below which visitors found nothing: one press makes a redirect of it."""

    page_title = "Addresses asked for in vain"
    header_icon = "warning"
    index_url_name = "missed_addresses"
    index_results_url_name = "missed_addresses_results"
    permission_policy = ModelPermissionPolicy(Redirect)
    columns = [
        TitleColumn("path", label="Address (press to make a redirect)", get_url=redirect_from),
        Column("count", label="Times"),
        DateColumn("last_on", label="Last asked for"),
    ]

    def get_queryset(self):
        """Return the addresses that lead nowhere still."""
        led_on = set(Redirect.objects.values_list("old_path", flat=True))
        return [missed for missed in MissedAddress.objects.all() if Redirect.normalise_path(missed.path) not in led_on]


class RedirectFrom(CreateView):
    """Wagtail's form for a redirect, with the address filled in."""

    def get_initial(self):
        """Fill in what the report's link says."""
        return super().get_initial() | {"old_path": self.request.GET.get("old_path", "")}


REPORTS = [PagesToReview, FiguresToCheck, MissedAddresses]
