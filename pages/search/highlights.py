"""Excerpts of pages for search results, in which the words of the query are marked."""

import re
from collections.abc import Iterable, Iterator, Set

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.search.index import SearchField

from .query import WORD, stem, strip_accents

MAX_LENGTH = 220  # characters
CONTEXT_LENGTH = 80  # characters of it before the first marked word
MIN_TEXT_LENGTH = 40  # characters: a shorter part is a heading
EXCLUDED_FIELDS = {"title", "unaccented_words"}  # the result shows the title already; no editor wrote the words


def get_texts(page: Page) -> list[str]:
    """Return the page's texts as they are indexed: its summary, then each block of its body."""
    values = [
        field.get_value(page)
        for field in page.get_search_fields()
        if isinstance(field, SearchField) and field.field_name not in EXCLUDED_FIELDS
    ]
    parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
    return [" ".join(str(part).split()) for part in parts if part]


def get_excerpt(page: Page, words: Iterable[str]) -> SafeString | str:
    """Return an excerpt, as HTML, of the text that contains most of the words; of the first text if none does."""
    stems = {stem(word) for word in words}
    texts = get_texts(page)
    if not texts:
        return ""
    best = max(texts, key=lambda text: (_count_stems(text, stems), len(text) >= MIN_TEXT_LENGTH))
    return mark_words(_cut(best, stems), stems)


def mark_words(text: str, stems: Set[str]) -> SafeString:
    """Return the text as HTML with all words marked that have one of the stems."""
    parts: list[str] = []
    end = 0
    for match in _find_words(text, stems):
        parts += [text[end : match.start()], format_html("<mark>{}</mark>", match[0])]
        end = match.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, text[end:]]))


def _find_words(text: str, stems: Set[str]) -> Iterator[re.Match[str]]:
    initials = {word[0] for word in stems}  # a stem always starts with the same letter as the word
    for match in WORD.finditer(text):
        if strip_accents(match[0][0].lower())[:1] in initials and stem(match[0]) in stems:
            yield match


def _count_stems(text: str, stems: Set[str]) -> int:
    return len({stem(match[0]) for match in _find_words(text, stems)})


def _cut(text: str, stems: Set[str]) -> str:
    """Return whole words around the first marked one, with an ellipsis where the text continues."""
    if len(text) <= MAX_LENGTH:
        return text
    first = next((match.start() for match in _find_words(text, stems)), 0)
    start = max(first - CONTEXT_LENGTH, 0) and text.find(" ", max(first - CONTEXT_LENGTH, 0)) + 1
    excerpt = text[start : start + MAX_LENGTH]
    if start + MAX_LENGTH < len(text):
        excerpt = excerpt.rpartition(" ")[0] + " …"
    return f"… {excerpt}" if start else excerpt
