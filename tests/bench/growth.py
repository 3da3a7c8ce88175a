"""How cost grows with what is stored, on PostgreSQL, each page made anew and asked for by one visitor at a time."""

from dataclasses import dataclass

from .side_by_side import grow


@dataclass(frozen=True)
class Growth:
    """A way of asking, and how much more it may cost with many than with few."""

    way: str
    what: str
    few: int
    many: int
    most: float
    line: str = "more"


PAGES = [10, 100, 1_000, 2_000, 10_000]
AMONG_PAGES = [
    Growth("home", "home page, menu and settings kept", 10, 10_000, 1.3, "5"),
    Growth("published", "home page, first after a publish", 10, 10_000, 1.3, "5"),
    Growth("search", "five searches", 100, 2_000, 2),
]
MESSAGES = [1_000, 100_000]
AMONG_MESSAGES = [Growth("list", "reviewers' list of messages", 1_000, 100_000, 2)]


def measure(report):
    """Measure both."""
    report.heading("How cost grows")
    report.say("Milliseconds, and database queries, of one answer without any page cache (PostgreSQL).")
    for module, sizes, growths in [("many_pages", PAGES, AMONG_PAGES), ("feedback_list", MESSAGES, AMONG_MESSAGES)]:
        grown = grow(f"tests.bench.{module}", sizes, [growth.way for growth in growths])
        rows = [
            [growth.what, *(f"{grown[growth.way][size][0]:.1f} ({grown[growth.way][size][1]})" for size in sizes)]
            for growth in growths
        ]
        report.table([module.replace("_", " "), *(f"{size:,}" for size in sizes)], rows)
        for growth in growths:
            ratio = grown[growth.way][growth.many][0] / grown[growth.way][growth.few][0]
            what = f"{growth.what}: cost among {growth.many:,} to cost among {growth.few:,}"
            report.target(growth.line, what, ratio, at_most=growth.most)
