"""What was measured, said while it is measured and written down at the end: figures, targets, what is missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A figure that was promised: in which line of the promise, and whether it was reached."""

    line: str
    what: str
    wanted: str
    figure: str
    reached: bool


class Report:
    """Collects Markdown and targets."""

    def __init__(self):
        self.text, self.targets, self.speeds = [], [], {}

    def say(self, text):
        """Print something and keep it."""
        print(f"{text}\n", flush=True)
        self.text.append(text)

    def heading(self, text):
        """Begin a part."""
        self.say(f"## {text}")

    def table(self, head, rows):
        """Keep a table, whose first column is text and whose others are figures."""
        lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
        self.say("\n".join(f"| {' | '.join(map(str, line))} |" for line in lines))

    def target(self, line, what, figure, *, at_least=None, at_most=None):
        """Compare a figure with what was promised, and say so."""
        reached = figure >= at_least if at_most is None else figure <= at_most
        wanted = f"at least {short(at_least)}" if at_most is None else f"at most {short(at_most)}"
        self.targets.append(Target(line, what, wanted, short(figure), reached))
        print(f"  {'reached' if reached else 'MISSED'}: {what}: {short(figure)} ({wanted})\n", flush=True)

    def not_measured(self, what, why):
        """Say in one line what could not be measured."""
        self.say(f"Not measured here: {what} ({why}).")

    @property
    def missed(self):
        """Return the targets that were not reached."""
        return [target for target in self.targets if not target.reached]

    def markdown(self):
        """Return all of it, the targets first."""
        rows = [[t.line, t.what, t.wanted, t.figure, "yes" if t.reached else "**no**"] for t in self.targets]
        head = "| line | what | wanted | measured | reached |\n|---|---|---:|---:|---|"
        table = "\n".join([head, *(f"| {' | '.join(row)} |" for row in rows)])
        return "\n\n".join(["# What `make bench` measured", *self.text[:1], "## Targets", table, *self.text[1:]]) + "\n"


def short(figure):
    """Return a figure in as many digits as it is worth."""
    if isinstance(figure, int) or figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
