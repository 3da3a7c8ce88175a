"""The panel that tells editors whether the worker publishes their scheduled pages."""

from wagtail.admin.ui.components import Component

from .heartbeat import is_silent, publishing_last_ran


class HealthPanel(Component):
    """When scheduled publishing last ran, in red when that is too long ago."""

    name = "health"
    order = 400
    template_name = "dashboard/health_panel.html"

    def get_context_data(self, parent_context):
        """Return the heartbeat."""
        last_ran = publishing_last_ran()
        return {"last_ran": last_ran, "silent": is_silent(last_ran)}
