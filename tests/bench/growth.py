"""How response times grow with the number of rows, without the page cache and one request at a time."""

from dataclasses import dataclass

from .scaling import grow, postgresql, sqlite


@dataclass(frozen=True)
class Growth:
    """A scenario, and how much more it may cost with many rows than with few."""

    scenario: str
    name: str
    few: int
    many: int
    limit: float
    group: str = "more"


PAGES = [10, 100, 1_000, 2_000, 10_000]
AMONG_PAGES = [
    Growth("home", "home page, menu and settings cached", 10, 10_000, 1.3, "5"),
    Growth("published", "home page, first after a publish", 10, 10_000, 1.3, "5"),
    Growth("search", "five searches", 100, 2_000, 2),
]
ITEMS = [50, 5_000]
AMONG_ITEMS = [
    Growth("projects", "list of projects, with two filters", 50, 5_000, 1.5),
    Growth("news", "list of news", 50, 5_000, 1.5),
    Growth("opportunities", "list of ways to get involved", 50, 5_000, 1.5),
    Growth("feed", "feed of the news", 50, 5_000, 1.5),
]
MESSAGES = [1_000, 100_000]
AMONG_MESSAGES = [
    Growth("start", "reviewers' start screen", 1_000, 100_000, 2),
    Growth("list", "reviewers' list of messages", 1_000, 100_000, 2),
    Growth("search", "two searches in messages", 1_000, 100_000, 2),
    Growth("report", "report, as it opens: this month", 1_000, 100_000, 2),
    Growth("quarter", "report of a whole quarter, 12,600 of 100,000 messages", 1_000, 100_000, 3),
]
TABLES = [
    ("many_pages", "PostgreSQL", postgresql, PAGES, AMONG_PAGES),
    ("many_items", "PostgreSQL", postgresql, ITEMS, AMONG_ITEMS),
    ("many_items", "SQLite", sqlite, ITEMS, AMONG_ITEMS),
    ("many_messages", "PostgreSQL", postgresql, MESSAGES, AMONG_MESSAGES),
    ("many_messages", "SQLite", sqlite, MESSAGES, AMONG_MESSAGES),
]


def measure(report):
    report.heading("Growth")
    report.write("Milliseconds, and database queries in brackets, of one response without the page cache.")
    for module, name, database, sizes, growths in TABLES:
        scenarios = [growth.scenario for growth in growths]
        grown = grow(f"tests.bench.{module}", sizes, scenarios, database=database)
        rows = [
            [
                growth.name,
                *(f"{grown[growth.scenario][size][0]:.1f} ({grown[growth.scenario][size][1]})" for size in sizes),
            ]
            for growth in growths
        ]
        report.table([f"{module.replace('_', ' ')}, {name}", *(f"{size:,}" for size in sizes)], rows)
        for growth in growths:
            ratio = grown[growth.scenario][growth.many][0] / grown[growth.scenario][growth.few][0]
            what = f"{growth.name}, {name}: cost among {growth.many:,} to cost among {growth.few:,}"
            report.check(growth.group, what, ratio, at_most=growth.limit)
