"""Corrections of misspelled words: the most similar words that the site uses.

They are compared in Python with the standard library, so that it works on both databases and needs no extension of
PostgreSQL, as its own comparison (pg_trgm) would.
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

MIN_WORD_LENGTH = 3  # letters; shorter words are too similar to each other
MIN_SIMILARITY = 0.75  # from 0, nothing in common, to 1, equal
MAX_LENGTH_DIFFERENCE = 2  # letters
INDEXED_LENGTH = 1000  # characters at the start of a page's text whose words are known
CACHE_TTL = 24 * 3600  # seconds


def suggest_words(words: list[str]) -> list[str] | None:
    """Return the words with each unknown one replaced by the most similar known one; None if nothing changes.

    The known words include those of pages that visitors cannot see: only offer a suggestion that finds something.
    """
    vocabulary = get_vocabulary()
    suggestion = [word if word in vocabulary else _get_most_similar(word, vocabulary) for word in words]
    return suggestion if suggestion != words else None


def get_vocabulary() -> dict[str, int]:
    """Return the words of titles, headings, summaries and the start of texts, with the number of their occurrences.

    The index is read once for each state of the page tree, which the cache key contains.
    """
    state = Page.objects.live().aggregate(number=Count("pk"), last=Max("last_published_at"))
    timestamp = state["last"].timestamp() if state["last"] else 0
    key = f"search-words-{state['number']}-{timestamp}"
    return caches["process"].get_or_set(key, _read_index, CACHE_TTL) or {}


def _read_index() -> dict[str, int]:
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects
    suffix = "_text" if connection.vendor == "postgresql" else ""  # there, the other columns contain stems
    types = apps.get_model("contenttypes", "ContentType").objects.get_for_models(*get_page_models()).values()
    rows = entries.filter(content_type__in=types).annotate(beginning=Left(f"body{suffix}", INDEXED_LENGTH))
    counter: Counter[str] = Counter()
    for title, beginning in rows.values_list(f"title{suffix}", "beginning").iterator():
        counter.update({word.lower() for word in WORD.findall(f"{title} {beginning}")})
    return {word: number for word, number in counter.items() if len(word) >= MIN_WORD_LENGTH and word not in STOP_WORDS}


def _get_most_similar(word: str, vocabulary: dict[str, int]) -> str:
    """Return the most similar known word, of equals the most frequent one; the word itself if none is similar."""
    if len(word) < MIN_WORD_LENGTH:
        return word
    candidates = [known for known in vocabulary if abs(len(known) - len(word)) <= MAX_LENGTH_DIFFERENCE]
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word)
    matches = difflib.get_close_matches(word, candidates, n=3, cutoff=MIN_SIMILARITY)
    scored = [(_get_similarity(matcher, match), vocabulary[match], match) for match in matches]
    return max(scored)[2] if scored else word


def _get_similarity(matcher: difflib.SequenceMatcher, word: str) -> float:
    matcher.set_seq1(word)
    return matcher.ratio()
