"""The panels of the CMS's first page that tell editors what waits for them."""

from wagtail.admin.ui.components import Component

from .models import KeyFigure
from .review import pages_to_review


class WelcomePanel(Component):
    """Leads a colleague to the guide at the first sign-in."""

    name = "welcome"
    order = 10
    template_name = "dashboard/welcome_panel.html"


class ReviewPanel(Component):
    """Pages and figures that somebody should look at again, mine first."""

    name = "review"
    order = 110
    template_name = "dashboard/review_panel.html"

    def get_context_data(self, parent_context):
        """Return what is due."""
        user, due = parent_context["request"].user, pages_to_review()
        return {
            "mine": [page for page in due if page.reviewer == user],
            "due": len(due),
            "figures": KeyFigure.objects.to_check().count(),
        }
