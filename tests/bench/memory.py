"""The memory of the site after some load, and of WordPress, each measured alone."""

from contextlib import ExitStack

import psycopg

from tests.system.waiting import wait_until

from . import wordpress, wrk
from .processes import megabytes
from .site_targets import start_stack

SECONDS = 5
LIMIT = 400  # megabytes: web processes, worker and nginx


def measure(report):
    """Measure one after the other: together they would share libraries."""
    report.heading("Memory")
    report.write("Resident megabytes after some load; memory that processes share is counted once (PSS).")
    with ExitStack() as running:
        front, _, environment = start_stack(running)
        wait_until(lambda: tasks_done(environment["DATABASE_URL"]), "the worker's first tasks")
        own = measure_memory(front)
        rows = [row(front, own)]
        if wordpress.is_available():
            shipped = wordpress.wordpress(running, front.url)[0]
            rows.append(row(shipped, measure_memory(shipped)))
    report.table(["what", "MB", "of which"], rows)
    report.check("6", "two web processes, worker and nginx: MB", sum(own.values()) - own["PostgreSQL"], at_most=LIMIT)


def tasks_done(database):
    """Return the number of tasks that the worker has finished; its memory grows with the first ones."""
    with psycopg.connect(database) as connection:
        return connection.execute("SELECT count(*) FROM django_q_task").fetchone()[0]


def measure_memory(target):
    """Send requests for a while; return {program: megabytes}."""
    wrk.run(target, SECONDS)
    return {name: megabytes(process) for name, process in target.programs.items()}


def row(target, memory):
    parts = ", ".join(f"{name} {megabytes:.0f}" for name, megabytes in memory.items())
    return [target.name, f"{sum(memory.values()):.0f}", parts]
