"""What somebody may have meant: the nearest words that stand on the site.

Compared in Python, with the standard library, so that it works on both databases and asks the operator for no
extension; PostgreSQL's own comparison (pg_trgm) is one.
"""

import difflib
from collections import Counter

from django.apps import apps
from django.core.cache import caches
from django.db import connection
from django.db.models import Count, Max
from django.db.models.functions import Left
from wagtail.models import Page, get_page_models

from .query import STOP_WORDS, WORD

SHORTEST = 3  # letters; shorter words are too like each other
NEAR = 0.75  # from 0, nothing in common, to 1, the same
LENGTHS_APART = 2  # letters
BEGINNING = 1000  # characters of a page's text whose words are known
KEPT_FOR = 24 * 3600  # seconds


def suggest(words):
    """Return the words with each unknown one replaced by the nearest known one; None if that changes nothing.

    The words of pages that visitors cannot see are among the known ones: the caller offers only what finds something.
    """
    known = vocabulary()
    meant = [word if word in known else _nearest(word, known) for word in words]
    return meant if meant != words else None


def vocabulary():
    """Return the words of titles, headings, summaries and beginnings of texts, with the number of their pages.

    It is read once for each state of the page tree.
    """
    state = Page.objects.live().aggregate(number=Count("pk"), last=Max("last_published_at"))
    stamp = state["last"].timestamp() if state["last"] else 0
    return caches["process"].get_or_set(f"search-words-{state['number']}-{stamp}", _read_words, KEPT_FOR)


def _read_words():
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects
    suffix = "_text" if connection.vendor == "postgresql" else ""  # there, the other columns hold word roots
    types = apps.get_model("contenttypes", "ContentType").objects.get_for_models(*get_page_models()).values()
    rows = entries.filter(content_type__in=types).annotate(beginning=Left(f"body{suffix}", BEGINNING))
    counted = Counter()
    for title, beginning in rows.values_list(f"title{suffix}", "beginning").iterator():
        counted.update({word.lower() for word in WORD.findall(f"{title} {beginning}")})
    return {word: number for word, number in counted.items() if len(word) >= SHORTEST and word not in STOP_WORDS}


def _nearest(word, known):
    """Return the known word that is nearest, the more frequent one of equals; the word itself if none is near."""
    if len(word) < SHORTEST:
        return word
    similar = [other for other in known if abs(len(other) - len(word)) <= LENGTHS_APART]
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word)
    near = difflib.get_close_matches(word, similar, n=3, cutoff=NEAR)
    scored = [(_likeness(matcher, other), known[other], other) for other in near]
    return max(scored)[2] if scored else word


def _likeness(matcher, other):
    matcher.set_seq1(other)
    return matcher.ratio()
