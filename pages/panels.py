"""Panels of the CMS dashboard."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.images.permissions import permission_policy
from wagtail.models import Page, Site

from .compliance import get_compliance_issues
from .models import KeyFigure, SocialAccount, StandardPage
from .reports import images_to_check
from .selectors import empty_index_pages, pages_to_review

Context = dict[str, Any]


class WelcomePanel(Component):
    """Links to the editors' guide at a user's first sign-in."""

    name = "welcome"
    order = 10
    template_name = "dashboard/welcome_panel.html"


class CompliancePanel(Component):
    """The compliance issues of all sites; hidden while there are none."""

    name = "compliance"
    order = 20
    template_name = "dashboard/compliance_panel.html"

    def render_html(self, parent_context: Context | None = None) -> str:
        self.issues = [issue for site in Site.objects.all() for issue in get_compliance_issues(site)]
        return super().render_html(parent_context) if self.issues else ""

    def get_context_data(self, parent_context: Context) -> Context:
        """Return each issue with whether the user may correct it."""
        user = parent_context["request"].user
        return {"issues": [(issue, user.has_perm(issue.permission)) for issue in self.issues]}


class NeedsAttentionPanel(Component):
    """What is due for review, the pages that the user is responsible for, and lists that visitors do not see yet."""

    name = "needs_attention"
    order = 110
    template_name = "dashboard/needs_attention_panel.html"

    def get_context_data(self, parent_context: Context) -> Context:
        user, due = parent_context["request"].user, pages_to_review()
        return {
            "own_pages": [page for page in due if page.reviewer == user],
            "page_count": len(due),
            "version_count": StandardPage.objects.to_renew().count(),
            "figure_count": KeyFigure.objects.to_check().count(),
            "may_change_images": permission_policy.user_has_any_permission(user, ["add", "change"]),
            "image_count": images_to_check(user).count(),
            "empty_lists": Page.objects.filter(pk__in=empty_index_pages()),
        }


class SocialMediaPanel(Component):
    """The social media accounts that could not be read."""

    name = "social_media"
    order = 160
    template_name = "dashboard/social_media_panel.html"

    def get_context_data(self, parent_context: Context) -> Context:
        return {"accounts": SocialAccount.objects.with_errors()}
