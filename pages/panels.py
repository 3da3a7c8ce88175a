"""The panels of the CMS's first page that tell editors what waits for them."""

from wagtail.admin.ui.components import Component
from wagtail.models import Site

from .compliance import broken_promises
from .models import KeyFigure
from .selectors import pages_to_review


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


class PromisesPanel(Component):
    """What the site tells the public about itself that is missing or no longer true; else there is no such panel."""

    name = "promises"
    order = 20
    template_name = "dashboard/promises_panel.html"

    def render_html(self, parent_context=None):
        """Show nothing where all is well."""
        self.broken = [broken for site in Site.objects.all() for broken in broken_promises(site)]
        return super().render_html(parent_context) if self.broken else ""

    def get_context_data(self, parent_context):
        """Return what is broken, each with whether the reader may put it right."""
        user = parent_context["request"].user
        return {"broken": [(broken, user.has_perm(broken.permission)) for broken in self.broken]}
