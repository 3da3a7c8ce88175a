"""What the wiring adds to the CMS: the worker's heartbeat on its first page."""

from wagtail import hooks

from .dashboard import HealthPanel


@hooks.register("construct_homepage_panels")
def add_health_panel(request, panels):
    """Show the heartbeat to everybody who edits."""
    panels.append(HealthPanel())
