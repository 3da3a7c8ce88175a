"""The feedback panel on the home page of the Wagtail admin."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .models import Feedback, Mail
from .statistics import WeeklyCounts, weekly_counts

# Dimensions of the chart in SVG user units: one row of bars for each kind.
BAR_WIDTH, GAP, ROW_HEIGHT, MAX_BAR_HEIGHT, LABEL_WIDTH = 16, 4, 34, 24, 190


class FeedbackPanel(Component):
    """Counts of open, overdue and quarantined messages and of failed mail, and a chart of twelve weeks by kind."""

    name = "feedback"
    order = 80
    template_name = "contact/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        weeks, rows = weekly_counts()
        return {
            "open": Feedback.objects.open().count(),
            "overdue": Feedback.objects.overdue().count(),
            "quarantined": Feedback.objects.quarantined().count(),
            "failed": Mail.objects.failed().count(),
            "weeks": weeks,
            "rows": rows,
            "table": list(zip(weeks, zip(*(numbers for _, numbers in rows), strict=True), strict=True)),
            "has_messages": any(any(numbers) for _, numbers in rows),
            "chart": get_chart(rows),
        }


def get_chart(rows: WeeklyCounts) -> dict[str, Any]:
    """Return the geometry of the chart: its size, and for each row its label, baseline and bars."""
    highest = max((number for _, numbers in rows for number in numbers), default=0) or 1
    lines = []
    for index, (label, numbers) in enumerate(rows):
        baseline = (index + 1) * ROW_HEIGHT
        heights = [round(number / highest * MAX_BAR_HEIGHT, 1) for number in numbers]
        bars = [
            {"x": LABEL_WIDTH + week * (BAR_WIDTH + GAP), "y": baseline - height, "width": BAR_WIDTH, "height": height}
            for week, height in enumerate(heights)
        ]
        lines.append({"label": label, "baseline": baseline, "bars": bars})
    width = LABEL_WIDTH + len(rows[0][1]) * (BAR_WIDTH + GAP)
    height = len(rows) * ROW_HEIGHT + GAP
    return {"width": width, "height": height, "left": LABEL_WIDTH, "lines": lines, "highest": highest}
