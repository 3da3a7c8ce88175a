"""Wagtail hooks of the contact app: the feedback panel on the admin home page, and its styles."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .panels import FeedbackPanel


@hooks.register("construct_homepage_panels")
def add_feedback_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Add the panel for users who may see feedback; others do not learn that it exists."""
    if request.user.has_perm("contact.view_feedback"):
        panels.append(FeedbackPanel())


@hooks.register("insert_global_admin_css")
def add_admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
