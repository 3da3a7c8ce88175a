"""A process that fills a database with pages, and runs a scenario for each line: `home`, `published` or `search`."""

import os
import sys
import time

import tests.environment  # noqa: F401 - sets the variables that settings read

from .bulk_pages import fill, vocabulary

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"


def queries(words):
    """Return queries: a frequent word, a rare one, two words, a misspelt one, and one without results."""
    misspelt = words[150]
    return [
        words[20],
        words[1500],
        f"{words[30]} {words[200]}",
        misspelt[:2] + misspelt[3] + misspelt[2] + misspelt[4:],
        "zzyzx qwxyz",
    ]


def prepare(size):
    """Create the database and return {scenario: function that sends its requests and returns the responses}."""
    from django.core.management import call_command
    from django.test import Client

    from pages.models import StandardPage
    from pages.page_cache.signal_handlers import bump

    call_command("migrate", verbosity=0)
    call_command("load_initial_content", stdout=sys.stderr)
    words = vocabulary()
    fill(StandardPage, size, words)
    client, searches = Client(headers={"host": "www.example.org"}), queries(words)
    return {
        "home": lambda: [client.get("/")],
        "published": lambda: bump() or [client.get("/")],
        "search": lambda: [client.get("/search/", {"q": query}) for query in searches],
    }


def main():
    """Answer each line with milliseconds and queries."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    scenarios = prepare(int(sys.argv[1]))
    for line in sys.stdin:
        scenario = scenarios[line.strip()]
        began = time.perf_counter()
        responses = scenario()
        milliseconds = (time.perf_counter() - began) * 1000
        assert {response.status_code for response in responses} == {200}
        with CaptureQueriesContext(connection) as queries_run:
            scenario()
        print(f"{milliseconds} {len(queries_run) / len(responses):.0f}", flush=True)


if __name__ == "__main__":
    main()
