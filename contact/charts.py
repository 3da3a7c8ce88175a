"""The geometry of the charts, which templates draw as SVG: no script, no inline style."""

from collections.abc import Iterable
from typing import Any

from .statistics import Week

# In SVG user units.
BAR_WIDTH, GAP, HEIGHT, MARGIN = 22, 8, 130, 4


def get_weeks_chart(weeks: Iterable[Week]) -> dict[str, Any]:
    """Return size, bars (messages of each week) and the points of a line (percentage answered in time).

    The percentage is of the messages that were answered or should have been. A week with a hidden figure has no bar and
    no point.
    """
    figures: list[tuple[Any, ...]] = [
        week[1:] if all(isinstance(figure, int) for figure in week[1:]) else (0, 0, 0) for week in weeks
    ]
    highest = max((number for number, _, _ in figures), default=0)
    bars, points = [], []
    for position, (number, due, in_time) in enumerate(figures):
        left = MARGIN + position * (BAR_WIDTH + GAP)
        height = round(number / (highest or 1) * HEIGHT, 1)
        bars.append({"x": left, "y": round(MARGIN + HEIGHT - height, 1), "width": BAR_WIDTH, "height": height})
        if due:
            points.append(f"{left + BAR_WIDTH // 2},{round(MARGIN + HEIGHT - in_time / due * HEIGHT, 1)}")
    width = 2 * MARGIN + len(figures) * (BAR_WIDTH + GAP)
    return {
        "width": width,
        "height": HEIGHT + 2 * MARGIN,
        "baseline": HEIGHT + MARGIN,
        "bars": bars,
        "points": " ".join(points),
        "highest": highest,
    }
