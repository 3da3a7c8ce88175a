"""A process that fills a database with pages and then searches them in several ways, once for each line it is sent."""

import os
import random
import sys
import time

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"

WORDS = 6000  # of which texts are made, some of them often and most of them seldom, as in any language
chance = random.Random(1)  # noqa: S311 - test data


def vocabulary():
    """Return made-up words, the most frequent one first."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvw" for vowel in "aeiou"]
    return list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(2 * WORDS)))[
        :WORDS
    ]


def fill(size, words):
    """Publish so many pages of 300 words below the home page."""
    from django.db import connection
    from wagtail.models import Site

    from pages.models import StandardPage

    home = Site.objects.get(is_default_site=True).root_page
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    for number in range(size):
        text = chance.choices(words, weights, k=300)
        home.add_child(
            instance=StandardPage(
                title=" ".join(text[:4]).title(),
                slug=f"page-{number}",
                summary=" ".join(text[4:30]),
                body=[("paragraph", f"<p>{' '.join(text[30:])}</p>")],
            )
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def queries(words):
    """Return what people type: a frequent word, a seldom one, two words, a slip, and something that nothing has."""
    slip = words[150]
    return [words[20], words[1500], f"{words[30]} {words[200]}", slip[:2] + slip[3] + slip[2] + slip[4:], "zzyzx qwxyz"]


def main():
    """Make the database, then answer each line with milliseconds and queries for all searches together."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=sys.stderr)
    words = vocabulary()
    fill(int(sys.argv[1]), words)
    client, typed = Client(headers={"host": "www.example.org"}), queries(words)
    for _ in sys.stdin:
        began = time.perf_counter()
        answers = [client.get("/search/", {"q": query}) for query in typed]
        milliseconds = (time.perf_counter() - began) * 1000
        assert {answer.status_code for answer in answers} == {200}
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/", {"q": typed[0]})
        print(f"{milliseconds} {len(asked)}", flush=True)


if __name__ == "__main__":
    main()
