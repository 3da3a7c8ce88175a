"""Writes the results of a whole run: results.md and results.svg here, and the main figures in docs/page-cache.md."""

import re
from pathlib import Path

from .chart import draw
from .targets import ALONE, FRONT, LIMIT, UNCACHED, WORDPRESS

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/page-cache.md"
BETWEEN = re.compile(r"(<!-- bench -->\n).*( <!-- /bench -->)", re.DOTALL)


def write(report):
    """Write all three files."""
    figures = {name: speed.requests_a_second for name, speed in report.speeds.items()}
    (HERE / "results.svg").write_text(draw("Home page, requests a second", figures))
    (HERE / "results.md").write_text(report.markdown())
    PAGE.write_text(insert_figures(PAGE.read_text(), summarise(report)))


def insert_figures(page, text):
    """Return the page with this text between its two comments."""
    assert BETWEEN.search(page)
    return BETWEEN.sub(lambda found: f"{found[1]}{text}{found[2]}", page)


def summarise(report):
    """Return the main figures as sentences."""
    speeds = report.speeds
    of_limit = {name: speed.requests_a_second / speeds[LIMIT].requests_a_second for name, speed in speeds.items()}
    text = (
        f"`make bench`, on one machine, all in turns: nginx sends {speeds[LIMIT].requests_a_second:,.0f} files a "
        f"second; behind nginx this site reaches {of_limit[FRONT]:.2f} of that, alone {of_limit[ALONE]:.2f}"
    )
    if WORDPRESS in speeds:
        text += (
            f". That is {of_limit[FRONT] / of_limit[WORDPRESS]:,.0f} times WordPress as shipped; "
            f"without its page cache it is {of_limit[UNCACHED] / of_limit[WORDPRESS]:.1f} times"
        )
    met = len(report.thresholds) - len(report.failed)
    return f"{text}. {met} of {len(report.thresholds)} thresholds are met: [all figures](../tests/bench/results.md)."
