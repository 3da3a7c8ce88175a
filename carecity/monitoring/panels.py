"""The dashboard panel that shows editors whether the worker publishes their scheduled pages."""

from typing import Any

from wagtail.admin.ui.components import Component

from .health_checks import is_publishing_overdue, publishing_last_ran_at


class HealthPanel(Component):
    """When scheduled publishing last ran, as an error if that is too long ago."""

    name = "health"
    order = 400
    template_name = "dashboard/health_panel.html"

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        last_ran_at = publishing_last_ran_at()
        return {"last_ran_at": last_ran_at, "is_overdue": is_publishing_overdue(last_ran_at)}
