"""An editor in its own process that publishes numbered versions of a page.

`python -m tests.system.publisher SCENARIO` publishes a version for each line that it reads, and prints the time of the
commit on the monotonic clock, which all processes of a machine share. Each scenario is a known way in which caches keep
a stale page.
"""

import os
import sys
import time

import django
import psycopg

from .waiting import wait_until

WAITING_LOCKS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def publish(**fields):
    from pages.models import StandardPage  # noqa: PLC0415 - models need django.setup(), which main() calls

    page = StandardPage.objects.get(slug="edition")
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def expire_cached_pages():
    from pages.models import ContentVersion  # noqa: PLC0415 - models need django.setup(), which main() calls

    ContentVersion.bump()


def plain(heading):
    """Publish while nothing else happens."""
    publish(heading=heading)


def during_a_render(heading):
    """Publish while a response that has read the old text still waits for the footer's query."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as lock:
        lock.execute("LOCK TABLE pages_socialpost IN ACCESS EXCLUSIVE MODE")
        expire_cached_pages()  # the next request has to render
        wait_until(lambda: lock.execute(WAITING_LOCKS).fetchone()[0], "a page that is being rendered")
        publish(heading=heading)
        return time.monotonic()


def in_a_late_transaction(heading):
    """Publish in a transaction that stays open while other requests render the old page."""
    from django.db import transaction  # noqa: PLC0415 - as for the models

    expire_cached_pages()
    with transaction.atomic():
        publish(heading=heading)
        time.sleep(0.4)


def in_the_menu(title):
    """Change a title that is in the menu of other pages."""
    publish(title=title)


SCENARIOS = {scenario.__name__: scenario for scenario in (plain, during_a_render, in_a_late_transaction, in_the_menu)}


def main(scenario):
    """Publish a version in this scenario whenever a line comes in."""
    django.setup()
    for number, _ in enumerate(sys.stdin, start=1):
        print(SCENARIOS[scenario](f"Edition {number:04}") or time.monotonic(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
