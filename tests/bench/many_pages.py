"""A process that fills a database with pages, and runs a scenario for each line: `home`, `published` or `search`."""

import os
import random
import sys
import time

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"

WORDS = 6000  # their frequencies follow Zipf's law, as in natural languages
BATCH = 1000
rng = random.Random(1)  # noqa: S311 - test data


def vocabulary():
    """Return invented words, the most frequent first."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvw" for vowel in "aeiou"]
    return list(dict.fromkeys("".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(2 * WORDS)))[:WORDS]


def page(number, home, words, weights):
    """Return a published page of 300 words below the home page, not yet saved."""
    from django.contrib.contenttypes.models import ContentType

    from pages.models import StandardPage

    text = rng.choices(words, weights, k=300)
    return StandardPage(
        path=StandardPage._get_path(home.path, home.depth + 1, home.numchild + 1 + number),
        depth=home.depth + 1,
        title=" ".join(text[:4]).title(),
        draft_title=" ".join(text[:4]).title(),
        slug=f"page-{number}",
        url_path=f"{home.url_path}page-{number}/",
        locale=home.locale,
        content_type=ContentType.objects.get_for_model(StandardPage),
        summary=" ".join(text[4:30]),
        body=[("paragraph", f"<p>{' '.join(text[30:])}</p>")],
    )


def fill(size, words):
    """Insert `size` pages in bulk, past Wagtail's API, which takes half an hour for 10,000."""
    from django.core.management import call_command
    from django.db import connection
    from wagtail.models import Page, Site

    from pages.models import StandardPage

    home = Site.objects.get(is_default_site=True).root_page
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    shared = [field.attname for field in Page._meta.concrete_fields]
    for start in range(0, size, BATCH):
        made = [page(number, home, words, weights) for number in range(start, min(start + BATCH, size))]
        stored = Page.objects.bulk_create(Page(**{name: getattr(one, name) for name in shared}) for one in made)
        for one, parent in zip(made, stored, strict=True):
            one.page_ptr_id = parent.pk
        StandardPage.objects._insert(made, StandardPage._meta.local_concrete_fields, using="default")
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + size)
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


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

    from pages.page_cache.signal_handlers import bump

    call_command("migrate", verbosity=0)
    call_command("load_initial_content", stdout=sys.stderr)
    words = vocabulary()
    fill(size, words)
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
