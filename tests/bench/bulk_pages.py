"""Fills a database with pages in bulk, in this site or in the plain project; imports Django only when it is called."""

import random

WORDS = 6000  # their frequencies follow Zipf's law, as in natural languages
PAGE_WORDS, TITLE_WORDS, SUMMARY_WORDS = 300, 4, 26
BATCH = 1000
rng = random.Random(1)  # noqa: S311 - test data


def vocabulary():
    """Return invented words, the most frequent first."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvw" for vowel in "aeiou"]
    return list(dict.fromkeys("".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(2 * WORDS)))[:WORDS]


def get_text(words, weights):
    """Return the words of a page: its title, its summary if its type has one, and its body."""
    chosen = rng.choices(words, weights, k=PAGE_WORDS)
    return " ".join(chosen[:TITLE_WORDS]).title(), chosen[TITLE_WORDS:]


def get_fields(page_type, words):
    """Return the fields of this type that hold the words: the same number of words, with a summary or without."""
    if not hasattr(page_type, "summary"):
        return {"body": [("paragraph", f"<p>{' '.join(words)}</p>")]}
    summary, body = words[:SUMMARY_WORDS], words[SUMMARY_WORDS:]
    return {"summary": " ".join(summary), "body": [("paragraph", f"<p>{' '.join(body)}</p>")]}


def make_page(page_type, number, home, words, weights):
    """Return a published page of 300 words below the home page, not yet saved."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    title, text = get_text(words, weights)
    now = timezone.now()
    return page_type(
        path=page_type._get_path(home.path, home.depth + 1, home.numchild + 1 + number),
        depth=home.depth + 1,
        title=title,
        draft_title=title,
        slug=f"page-{number}",
        url_path=f"{home.url_path}page-{number}/",
        locale=home.locale,
        content_type=ContentType.objects.get_for_model(page_type),
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
        **get_fields(page_type, text),
    )


def fill(page_type, size, words):
    """Insert `size` pages below the home page, past Wagtail's API, which takes half an hour for 10,000.

    Return the home page and the primary keys of the new pages.
    """
    from django.core.management import call_command
    from django.db import connection
    from wagtail.models import Page, Site

    home = Site.objects.get(is_default_site=True).root_page
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    shared = [field.attname for field in Page._meta.concrete_fields]
    pks = []
    for start in range(0, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        made = [make_page(page_type, number, home, words, weights) for number in numbers]
        stored = Page.objects.bulk_create(Page(**{name: getattr(one, name) for name in shared}) for one in made)
        for one, parent in zip(made, stored, strict=True):
            one.page_ptr_id = parent.pk
        page_type.objects._insert(made, page_type._meta.local_concrete_fields, using="default")
        pks += [one.pk for one in made]
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + size)
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return home, pks
