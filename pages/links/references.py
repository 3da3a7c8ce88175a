"""Finds every link in published pages, settings and records, by the types of their fields and blocks.

A link is a page, a document or a URL in rich text, in a block or in a field. Relations to many pages, such as the focus
areas of a project, are none: they list the page elsewhere, and only while visitors can see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Model, QuerySet
from django.utils.html import strip_tags
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, PageChooserBlock, RichTextBlock, URLBlock
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail.rich_text.rewriters import extract_attrs
from wagtail.snippets.models import get_snippet_models

from pages.raw_data import StoredValue, iter_stored_values

PAGE, DOCUMENT, URL = "page", "document", "URL"
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
# The fields and keys beside a link that contain its text, the best one first.
TEXT_KEYS = ("text", "title", "name", "heading")


class Link(NamedTuple):
    """A link, and the page, settings or record that it is in. The target is a primary key or a URL."""

    source_model: type[Model]
    source_pk: int
    text: str
    kind: str
    target: int | str


class Target(NamedTuple):
    """What a link in a field links to, and its text."""

    text: str
    kind: str
    target: int | str


def iter_links() -> Iterator[Link]:
    """Yield the links in everything that visitors see: some queries for each model, whatever the number of rows."""
    for model, rows in get_sources():
        yield from _iter_links_of(model, rows, "pk", model)
        for relation in get_all_child_relations(model):
            parent = relation.field
            children = relation.related_model._default_manager.filter(**{f"{parent.name}__in": rows.values("pk")})
            yield from _iter_links_of(relation.related_model, children, parent.attname, model)


def get_sources() -> list[tuple[type[Model], QuerySet[Any]]]:
    """Return the models in which editors write for visitors, with the rows that are published."""
    pages = get_page_models()
    others = {*settings_registry, *get_snippet_models()}
    return [
        *((model, model._default_manager.live().exact_type(model).filter(alias_of=None)) for model in pages),
        *(
            (
                model,
                model._default_manager.filter(live=True)
                if issubclass(model, DraftStateMixin)
                else model._default_manager.all(),
            )
            for model in sorted(others, key=lambda model: model._meta.label)
        ),
    ]


def _iter_links_of(model: type[Model], rows: QuerySet[Any], source: str, source_model: type[Model]) -> Iterator[Link]:
    fields = get_link_fields(model)
    if not fields:
        return
    texts = [] if model is source_model else [name for name in TEXT_KEYS if has_field(model, name)][:1]
    names = [field.attname for field in fields]
    label = str(capfirst(model._meta.verbose_name)) if model is not source_model else ""
    for pk, *values in rows.order_by().values_list(source, *names, *texts).iterator():
        text = values[len(fields)] if texts else label
        for field, value in zip(fields, values, strict=False):
            for target in get_targets(field, value, text or str(capfirst(field.verbose_name))):
                yield Link(source_model, pk, *target)


def has_field(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def get_link_fields(model: type[Model]) -> list[models.Field]:
    """Return the fields that can contain links; not those of Wagtail's `Page`, such as the source of an alias."""
    return [field for field in model._meta.concrete_fields if field.model is not Page and get_kind(field)]


def get_kind(field: models.Field) -> str:
    """Return what a field contains: a page, a document, a URL, or links in rich text or blocks; empty for others."""
    related = field.related_model
    if isinstance(related, type):
        is_structure = isinstance(field, ParentalKey) or getattr(field.remote_field, "parent_link", False)
        kinds = {Page: PAGE, get_document_model(): DOCUMENT}
        return "" if is_structure else next((kind for base, kind in kinds.items() if issubclass(related, base)), "")
    if isinstance(field, models.URLField):
        return URL
    return "content" if isinstance(field, RichTextField | StreamField) else ""


def get_targets(field: models.Field, value: Any, text: str) -> Iterable[Target]:
    """Return the targets of the links in the value of a field, which `text` names."""
    if not value:
        return []
    if isinstance(field, StreamField):
        return [target for stored in iter_stored_values(value) for target in get_block_targets(stored)]
    if isinstance(field, RichTextField):
        return find_in_rich_text(value)
    return [Target(text, get_kind(field), value)]


def get_block_targets(stored: StoredValue) -> Iterable[Target]:
    """Return the targets of the links in the value of a block, without those in blocks inside it."""
    block, value, siblings = stored
    if not value:
        return []
    if isinstance(block, RichTextBlock):
        return find_in_rich_text(value)
    kind = get_block_kind(block)
    return [Target(get_sibling_text(siblings) or block.label, kind, value)] if kind else []


def get_block_kind(block: Block) -> str:
    """Return what a block links to; empty if it is not a link itself."""
    kinds = {PageChooserBlock: PAGE, DocumentChooserBlock: DOCUMENT, URLBlock: URL}
    return next((kind for block_type, kind in kinds.items() if isinstance(block, block_type)), "")


def get_sibling_text(siblings: Mapping[str, Any]) -> str:
    texts = (siblings.get(key) for key in TEXT_KEYS)
    return next((text for text in texts if isinstance(text, str) and text), "")


def find_in_rich_text(html: str) -> Iterator[Target]:
    """Yield the targets of the links in rich text as it is stored."""
    for attributes, content in LINK.findall(html) if "<a" in html else ():
        attrs = extract_attrs(f"<a{attributes}>")
        text = " ".join(unescape(strip_tags(content)).split())
        kind = attrs.get("linktype", URL)
        if kind == URL and attrs.get("href"):
            yield Target(text, URL, attrs["href"])
        elif kind in {PAGE, DOCUMENT} and attrs.get("id", "").isdecimal():
            yield Target(text, kind, int(attrs["id"]))
