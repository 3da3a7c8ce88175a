"""The panel that tells editors that the worker does not publish their scheduled pages."""

from typing import Any

from wagtail.admin.ui.components import Component

from .health_checks import is_publishing_overdue, publishing_last_ran_at


class HealthPanel(Component):
    """When scheduled publishing last ran; hidden unless that is too long ago."""

    name = "health"
    order = 30
    template_name = "dashboard/health_panel.html"

    def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
        self.last_ran_at = publishing_last_ran_at()
        return super().render_html(parent_context) if is_publishing_overdue(self.last_ran_at) else ""

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"last_ran_at": self.last_ran_at}
