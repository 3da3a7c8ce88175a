"""How much memory the site takes when it has answered for a while, and how much WordPress does: each alone."""

from contextlib import ExitStack

import psycopg

from tests.system.waiting import wait_until

from . import wordpress, wrk
from .ours import our_stack
from .processes import megabytes

SECONDS = 5
MOST = 400  # megabytes: web processes, worker and nginx


def measure(report):
    """Measure one after the other, so that neither shares libraries with the other's like."""
    report.heading("Memory")
    report.say("Resident megabytes after answering for a while; what processes share is counted once (PSS).")
    with ExitStack() as running:
        front, _, environment = our_stack(running)
        wait_until(lambda: tasks_done(environment["DATABASE_URL"]), "the worker's first tasks")
        ours = weigh(front)
        rows = [row(front, ours)]
        if wordpress.is_there():
            shipped = wordpress.wordpress(running, front.url)[0]
            rows.append(row(shipped, weigh(shipped)))
    report.table(["what", "MB", "of which"], rows)
    report.target("6", "two web processes, worker and nginx: MB", sum(ours.values()) - ours["PostgreSQL"], at_most=MOST)


def tasks_done(database):
    """Return how many tasks the worker has finished: it grows with the first ones."""
    with psycopg.connect(database) as connection:
        return connection.execute("SELECT count(*) FROM django_q_task").fetchone()[0]


def weigh(contestant):
    """Ask it for a while; return megabytes of each program."""
    wrk.run(contestant, SECONDS)
    return {name: megabytes(process) for name, process in contestant.programs.items()}


def row(contestant, weights):
    """Return a line of the table."""
    parts = ", ".join(f"{name} {weight:.0f}" for name, weight in weights.items())
    return [contestant.name, f"{sum(weights.values()):.0f}", parts]
