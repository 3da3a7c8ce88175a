"""An editor in a process of its own, who publishes editions of a page: `python -m tests.system.editor WAY TIMES`.

Prints a line for each: the number of the edition, and when it was committed, by the clock that all processes share.
Each way is one in which caches are known to keep an old page.
"""

import os
import sys
import time

import psycopg

from .waiting import wait_until

RHYTHM = 1.35  # seconds from one to the next: an old answer is noticed only before another change ends it
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def publish(**fields):
    """Change the page and publish it."""
    from pages.models import StandardPage

    page = StandardPage.objects.get(slug="edition")
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def plain(edition):
    """Just publish."""
    publish(heading=edition)


def during_a_render(edition):
    """Publish when somebody's page has read the old text and still waits for what stands in the footer."""
    from pages.models import ContentVersion

    with psycopg.connect(os.environ["DATABASE_URL"]) as lock:
        lock.execute("LOCK TABLE pages_socialpost IN ACCESS EXCLUSIVE MODE")
        ContentVersion.bump()  # no copy is good any more: who asks now waits for a new one
        wait_until(lambda: lock.execute(WAITS).fetchone()[0], "a page that is being rendered")
        publish(heading=edition)
        return time.monotonic()


def in_a_late_transaction(edition):
    """Publish in a transaction that goes on, while others render the page as it still is."""
    from django.db import transaction

    from pages.models import ContentVersion

    ContentVersion.bump()
    with transaction.atomic():
        publish(heading=edition)
        time.sleep(0.4)


def in_the_menu(edition):
    """Change a title that stands in the menu of other pages."""
    publish(title=edition)


WAYS = {way.__name__: way for way in (plain, during_a_render, in_a_late_transaction, in_the_menu)}


def main(way, times):
    """Publish so many editions in this way."""
    import django

    django.setup()
    for number in range(1, times + 1):
        began = time.monotonic()
        committed = WAYS[way](f"Edition {number:04}") or time.monotonic()
        print(number, committed, flush=True)
        time.sleep(max(0, committed + RHYTHM - time.monotonic(), began + RHYTHM - time.monotonic()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
