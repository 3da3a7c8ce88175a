"""The panel about feedback on the first page of the CMS, for those editors who may see feedback."""

from wagtail.admin.ui.components import Component

from .models import Feedback, Mail
from .statistics import weekly_counts

# The chart's measures, in units of its own: a row of bars for each kind.
BAR, GAP, ROW, TALLEST, LABEL = 16, 4, 34, 24, 190


class FeedbackPanel(Component):
    """What is open, overdue and in quarantine, mail that failed, and twelve weeks by kind."""

    name = "feedback"
    order = 150
    template_name = "contact/panel.html"

    def get_context_data(self, parent_context):
        """Return counts for the panel, and the chart as numbers."""
        weeks, rows = weekly_counts()
        return {
            "open": Feedback.objects.open().count(),
            "overdue": Feedback.objects.overdue().count(),
            "quarantined": Feedback.objects.quarantined().count(),
            "failed": Mail.objects.failed().count(),
            "weeks": weeks,
            "rows": rows,
            "table": list(zip(weeks, zip(*(numbers for _, numbers in rows), strict=True), strict=True)),
            "chart": chart(rows),
        }


def chart(rows):
    """Return the drawing of the rows: its size, and for each row its label, baseline and bars."""
    most = max((number for _, numbers in rows for number in numbers), default=0) or 1
    lines = []
    for index, (label, numbers) in enumerate(rows):
        baseline = (index + 1) * ROW
        heights = [round(number / most * TALLEST, 1) for number in numbers]
        bars = [
            {"x": LABEL + place * (BAR + GAP), "y": baseline - height, "width": BAR, "height": height}
            for place, height in enumerate(heights)
        ]
        lines.append({"label": label, "baseline": baseline, "bars": bars})
    width = LABEL + len(rows[0][1]) * (BAR + GAP)
    return {"width": width, "height": len(rows) * ROW + GAP, "left": LABEL, "lines": lines, "most": most}
