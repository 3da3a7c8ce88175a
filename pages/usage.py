"""Sentences of published pages that repeat a key figure, for editors who change the figure.

A sentence repeats a figure when it contains the value, as a whole number or word, and

- its unit right after a number of two or more digits ("10%", "10 per cent", "77 years"), or
- a word of its label or place ("the lowest levels of life expectancy in London (77 men, 82 women)").

A percentage always needs its unit. Numbers that are spelled out are not found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, get_page_models
from wagtail.rich_text import get_text_for_indexing

from pages.search.query import STOP_WORDS, WORD

if TYPE_CHECKING:
    from pages.models import KeyFigure

# Text fields that no visitor reads as a sentence.
IGNORED_FIELDS = {"path", "url_path", "draft_title", "slug"}
IGNORED_KEYS = {"id", "type"}  # of blocks
PARAGRAPH_END = re.compile(r"</(p|h\d)>", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])|\n+")
NUMBER = re.compile(r"\d+(,\d{3})*(\.\d+)?")
MIN_WORD_LENGTH = 3  # of words of the label


class Statement(NamedTuple):
    """What a figure says, now or in a revision of it."""

    value: str
    unit: str
    label: str
    place: str


@dataclass(frozen=True)
class Repeat:
    """A sentence of a page that repeats a figure, with its present value or with that of a revision."""

    figure: "KeyFigure"
    page: Page
    sentence: str
    value: str

    @property
    def value_found(self) -> str:
        """The value in the sentence and, if that is another one, the present value."""
        return self.value if self.value == self.figure.value else f"{self.value}, now {self.figure.value}"


class Matcher:
    """Finds the value of one statement about a figure in sentences."""

    def __init__(self, figure: "KeyFigure", statement: Statement) -> None:
        self.figure = figure
        self.statement = statement

    @cached_property
    def words(self) -> set[str]:
        """The words of label and place that tell the figure from others with the same value."""
        words = get_words(f"{self.statement.label} {self.statement.place}")
        return {word for word in words if len(word) >= MIN_WORD_LENGTH} - STOP_WORDS

    @cached_property
    def value(self) -> re.Pattern[str]:
        return re.compile(get_value_pattern(self.statement.value) + r"(?!\w|[.,]\d)", re.IGNORECASE)

    @cached_property
    def value_with_unit(self) -> re.Pattern[str]:
        return re.compile(
            get_value_pattern(self.statement.value) + get_unit_pattern(self.statement.unit), re.IGNORECASE
        )

    def matches(self, sentence: str) -> bool:
        value, unit = self.statement.value, self.statement.unit
        if unit and sum(map(str.isdigit, value)) > 1 and self.value_with_unit.search(sentence):
            return True
        pattern = self.value_with_unit if unit == "%" else self.value
        return bool(pattern.search(sentence)) and not self.words.isdisjoint(get_words(sentence))


def get_words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def get_value_pattern(value: str) -> str:
    """Return a regular expression for a value that does not begin within a word or number; 1,200 matches 1200 too."""
    if NUMBER.fullmatch(value):
        whole, _, decimals = value.replace(",", "").partition(".")
        pattern = f"{int(whole):,}".replace(",", "[,\\s]?") + (rf"\.{decimals}" if decimals else "")
    else:
        pattern = r"\s+".join(map(re.escape, value.split()))
    return rf"(?<!\w)(?<!\d[.,]){pattern}"


def get_unit_pattern(unit: str) -> str:
    if unit == "%":
        return r"\s?(%|per\s?cent\b)"
    singular = unit.removesuffix("s")
    return rf"[\s-]+{re.escape(singular)}{'s?' if unit != singular else ''}(?!\w)"


def find_repeats(figures: Iterable["KeyFigure"]) -> list[Repeat]:
    """Return the sentences of published pages that repeat any of these figures, by figure and page.

    The values of all revisions count: a sentence may still say what a figure said before, or what it will say.
    """
    matchers = [matcher for matcher in get_matchers(list(figures)) if matcher.statement.value.strip()]
    found: dict[tuple[KeyFigure, int, str, str], None] = {}
    for pk, sentence in iter_sentences() if matchers else ():
        for matcher in matchers:
            if matcher.matches(sentence):
                found[matcher.figure, pk, sentence, matcher.statement.value] = None
    pages = Page.objects.in_bulk({pk for _, pk, _, _ in found})
    repeats = [Repeat(figure, pages[pk], sentence, value) for figure, pk, sentence, value in found if pk in pages]
    return sorted(repeats, key=lambda repeat: (str(repeat.figure), repeat.page.title))


def get_matchers(figures: "list[KeyFigure]") -> list[Matcher]:
    """Return a matcher for everything that a figure says or said, its present values first."""
    if not figures:
        return []
    statements = {
        figure: {Statement(figure.value, figure.unit, figure.label, figure.place): None} for figure in figures
    }
    by_key = {str(figure.pk): figure for figure in figures}
    revisions = Revision.objects.filter(base_content_type=figures[0].get_base_content_type(), object_id__in=by_key)
    for key, content in revisions.values_list("object_id", "content"):
        statement = Statement(*(content.get(name) or "" for name in Statement._fields))
        statements[by_key[key]][statement] = None
    return [Matcher(figure, statement) for figure, said in statements.items() for statement in said]


def iter_sentences() -> Iterator[tuple[int, str]]:
    """Yield each sentence of every published page, with the page's primary key: one query for each type of page."""
    for model in get_page_models():
        fields = get_text_fields(model)
        for pk, *values in model.objects.live().exact_type(model).values_list("pk", *fields).iterator():
            sentences = dict.fromkeys(sentence for value in values for sentence in split(value))
            yield from ((pk, sentence) for sentence in sentences)


def get_text_fields(model: type[Page]) -> list[str]:
    """Return the names of the fields of a type of page in which editors write text."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | StreamField)
        and not isinstance(field, models.URLField | models.EmailField)
        and not field.choices
        and field.name not in IGNORED_FIELDS
    ]


def split(value: Any) -> Iterator[str]:
    """Yield the sentences in the value of a field."""
    for text in iter_texts(value):
        paragraphs = PARAGRAPH_END.sub("\n", text) if "<" in text else text
        for sentence in SENTENCE_END.split(get_text_for_indexing(paragraphs)):
            if sentence.strip():
                yield " ".join(sentence.split())


def iter_texts(value: Any) -> Iterator[str]:
    """Yield every text within a value. Of blocks, the stored form is read, which needs no query."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from iter_texts([child for key, child in value.items() if key not in IGNORED_KEYS])
    elif isinstance(value, StreamValue):
        yield from iter_texts(list(value.raw_data))
    elif isinstance(value, list):
        for item in value:
            yield from iter_texts(item)
