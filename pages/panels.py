"""Panels of the start page of the CMS."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from .compliance import find_compliance_issues
from .content_checks.selectors import count_content_problems
from .links.selectors import count_broken_links
from .models import KeyFigure, SocialAccount, StandardPage
from .page_cache.version import cached_per_version
from .reports import (
    BaseReportView,
    BrokenLinksView,
    ContentProblemsView,
    FiguresToCheckView,
    ImagesToCheckView,
    PagesToReviewView,
    VersionsToRenewView,
    images_to_check,
)
from .schedule import FORTNIGHT, get_scheduled_changes
from .selectors import empty_index_pages, pages_to_review

Context = dict[str, Any]

# The order of the panels; Wagtail's own follow after 200.
AWAITING_REVIEW, WELCOME, NEEDS_ATTENTION, SCHEDULED_CHANGES = 10, 20, 40, 60


def count_versions_to_renew() -> int:
    return StandardPage.objects.to_renew().count()


class WelcomePanel(Component):
    """Links to the guide at a user's first sign-in."""

    name = "welcome"
    order = WELCOME
    template_name = "dashboard/welcome_panel.html"


class NeedsAttentionPanel(Component):
    """What the law requires and is missing, what is due, what failed, and lists that visitors do not see yet."""

    name = "needs_attention"
    order = NEEDS_ATTENTION
    template_name = "dashboard/needs_attention_panel.html"

    def get_context_data(self, parent_context: Context) -> Context:
        user, due = parent_context["request"].user, pages_to_review()
        editable = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change"})
        issues = cached_per_version(("compliance", timezone.localdate()), find_compliance_issues)
        return {
            "issues": [(issue, user.has_perm(issue.permission)) for issue in issues],
            "counts": [count for count in self.get_counts(user, len(due)) if count[1]],
            "own_pages": [page for page in due if page.reviewer == user],
            "accounts": self.get_failing_accounts(user),
            "empty_lists": editable.filter(pk__in=empty_index_pages()).values("pk", "title"),
        }

    @staticmethod
    def get_counts(user: User, page_count: int) -> list[tuple[type[BaseReportView], int]]:
        """Return the reports that ask for work and that the user may open, with the number of their rows."""
        counts: dict[type[BaseReportView], Callable[[], int]] = {
            PagesToReviewView: lambda: page_count,
            VersionsToRenewView: lambda: cached_per_version("versions to renew", count_versions_to_renew),
            FiguresToCheckView: KeyFigure.objects.to_check().count,
            ImagesToCheckView: images_to_check(user).count,
            BrokenLinksView: lambda: count_broken_links(user),
            ContentProblemsView: lambda: count_content_problems(user),
        }
        return [(report, count()) for report, count in counts.items() if report.is_open_to(user)]

    @staticmethod
    def get_failing_accounts(user: User) -> list[SocialAccount]:
        """Return the social media accounts that could not be read, for who may change them."""
        return list(SocialAccount.objects.with_errors()) if user.has_perm("pages.change_socialaccount") else []


class ScheduledChangesPanel(Component):
    """What changes by itself or falls due within a fortnight."""

    name = "scheduled_changes"
    order = SCHEDULED_CHANGES
    template_name = "dashboard/scheduled_changes_panel.html"

    def get_context_data(self, parent_context: Context) -> Context:
        return {"changes": get_scheduled_changes(parent_context["request"].user, timezone.now() + FORTNIGHT)}
