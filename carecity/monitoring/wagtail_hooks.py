"""Hooks of monitoring in the CMS."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .panels import HealthPanel


@hooks.register("construct_homepage_panels")
def add_health_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(HealthPanel())
