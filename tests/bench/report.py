"""Collects figures and thresholds: prints them while measuring, and returns them as Markdown at the end."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A required figure, and whether it is met; `group` is its line in the requirements."""

    group: str
    name: str
    limit: str
    figure: str
    is_met: bool


class Report:
    """The Markdown text, the thresholds, and the speeds that the chart shows."""

    def __init__(self):
        self.text, self.thresholds, self.speeds = [], [], {}

    def write(self, text):
        """Print a paragraph and add it to the Markdown."""
        print(f"{text}\n", flush=True)
        self.text.append(text)

    def heading(self, text):
        self.write(f"## {text}")

    def table(self, head, rows):
        """Write a table with text in its first column and figures in the others."""
        lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
        self.write("\n".join(f"| {' | '.join(map(str, line))} |" for line in lines))

    def check(self, group, name, figure, *, at_least=None, at_most=None):
        """Compare a figure with its threshold and print the result."""
        is_met = figure >= at_least if at_most is None else figure <= at_most
        limit = f"at least {short(at_least)}" if at_most is None else f"at most {short(at_most)}"
        self.thresholds.append(Threshold(group, name, limit, short(figure), is_met))
        print(f"  {'met' if is_met else 'FAILED'}: {name}: {short(figure)} ({limit})\n", flush=True)

    def not_measured(self, name, reason):
        self.write(f"Not measured here: {name} ({reason}).")

    @property
    def failed(self):
        """Return the thresholds that are not met."""
        return [threshold for threshold in self.thresholds if not threshold.is_met]

    def markdown(self):
        """Return the whole text, thresholds first."""
        rows = [[t.group, t.name, t.limit, t.figure, "yes" if t.is_met else "**no**"] for t in self.thresholds]
        head = "| group | figure | threshold | measured | met |\n|---|---|---:|---:|---|"
        table = "\n".join([head, *(f"| {' | '.join(row)} |" for row in rows)])
        return "\n\n".join(["# Results of `make bench`", *self.text[:1], "## Thresholds", table, *self.text[1:]]) + "\n"


def short(figure):
    """Return a figure with two or three significant digits."""
    if isinstance(figure, int) or figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
