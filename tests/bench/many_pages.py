"""A process that fills a database with pages and then does what each line says: `home`, `published` or `search`."""

import os
import random
import sys
import time

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"

WORDS = 6000  # of which texts are made, some of them often and most of them seldom, as in any language
BATCH = 1000
chance = random.Random(1)  # noqa: S311 - test data


def vocabulary():
    """Return made-up words, the most frequent one first."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvw" for vowel in "aeiou"]
    return list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(2 * WORDS)))[
        :WORDS
    ]


def page(number, home, words, weights):
    """Return a page of 300 words that is to stand below the home page, published."""
    from django.contrib.contenttypes.models import ContentType

    from pages.models import StandardPage

    text = chance.choices(words, weights, k=300)
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
    """Store so many pages in few steps, which Wagtail has no way for: 10,000 would take it half an hour."""
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
    """Return what people type: a frequent word, a seldom one, two words, a slip, and something that nothing has."""
    slip = words[150]
    return [words[20], words[1500], f"{words[30]} {words[200]}", slip[:2] + slip[3] + slip[2] + slip[4:], "zzyzx qwxyz"]


def prepare(size):
    """Make the database and return what a line can ask for: a function that asks the site and returns its answers."""
    from django.core.management import call_command
    from django.test import Client

    from pages.page_cache.signal_handlers import bump

    call_command("migrate", verbosity=0)
    call_command("load_initial_content", stdout=sys.stderr)
    words = vocabulary()
    fill(size, words)
    client, typed = Client(headers={"host": "www.example.org"}), queries(words)
    return {
        "home": lambda: [client.get("/")],
        "published": lambda: bump() or [client.get("/")],
        "search": lambda: [client.get("/search/", {"q": query}) for query in typed],
    }


def main():
    """Answer each line with milliseconds and queries."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    ways = prepare(int(sys.argv[1]))
    for line in sys.stdin:
        way = ways[line.strip()]
        began = time.perf_counter()
        answers = way()
        milliseconds = (time.perf_counter() - began) * 1000
        assert {answer.status_code for answer in answers} == {200}
        with CaptureQueriesContext(connection) as asked:
            way()
        print(f"{milliseconds} {len(asked) / len(answers):.0f}", flush=True)


if __name__ == "__main__":
    main()
