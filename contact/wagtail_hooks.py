"""What feedback adds to the CMS: a panel on its first page. Those who see no feedback see no trace of it."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .panels import FeedbackPanel


@hooks.register("construct_homepage_panels")
def add_feedback_panel(request, panels):
    """Add the panel for those who may see feedback."""
    if request.user.has_perm("contact.view_feedback"):
        panels.append(FeedbackPanel())


@hooks.register("insert_global_admin_css")
def admin_styles():
    """Link the styles of the panel."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
