"""What a whole run leaves behind: results.md and results.svg here, and the main figures in the README."""

import re
from pathlib import Path

from .chart import draw
from .contestants import ALONE, FRONT, LIMIT, UNCACHED, WORDPRESS

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
BETWEEN = re.compile(r"(<!-- bench -->\n).*(<!-- /bench -->)", re.DOTALL)


def write(report):
    """Write all three."""
    figures = {name: speed.requests_a_second for name, speed in report.speeds.items()}
    (HERE / "results.svg").write_text(draw("Home page, requests a second", figures))
    (HERE / "results.md").write_text(report.markdown())
    README.write_text(with_figures(README.read_text(), sentences(report)))


def with_figures(readme, text):
    """Return the README with this text between its two comments."""
    assert BETWEEN.search(readme)
    return BETWEEN.sub(lambda found: f"{found[1]}{text}\n{found[2]}", readme)


def sentences(report):
    """Return the main figures in words."""
    speeds = report.speeds
    of_limit = {name: speed.requests_a_second / speeds[LIMIT].requests_a_second for name, speed in speeds.items()}
    text = (
        f"Of what nginx sends as a file ({speeds[LIMIT].requests_a_second:,.0f} requests a second), this site answers "
        f"{of_limit[FRONT]:.2f} behind nginx\nand {of_limit[ALONE]:.2f} alone"
    )
    if WORDPRESS in speeds:
        text += (
            f": {of_limit[FRONT] / of_limit[WORDPRESS]:,.0f} times as many as WordPress as shipped; "
            f"with every page made anew {of_limit[UNCACHED] / of_limit[WORDPRESS]:.1f} times as many"
        )
    reached = len(report.targets) - len(report.missed)
    return f"{text}.\n{reached} of {len(report.targets)} targets reached: [all figures](tests/bench/results.md)."
