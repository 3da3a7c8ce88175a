"""The widget of StreamFields in the CMS."""

from functools import lru_cache
from typing import Any

from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.admin.telepath import JSContext
from wagtail.blocks import BlockWidget
from wagtail.fields import StreamField


class SharedBlockWidget(BlockWidget):
    """Wagtail's widget, which describes its blocks to the browser once per process and language.

    Wagtail makes a form class for each request, and describing all blocks of `BodyBlock` took half of the time in which
    the edit screen was rendered. The description depends on nothing that changes while the process runs: no block of
    ours reads its choices from the database, and choosers are described without a value. The ids of the first items of
    a new list are shared too, as they are by all lists that are added in one form: they distinguish items of one list.
    """

    def __init__(self, field: StreamField, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(field.stream_block, attrs)
        self.field = field

    @property
    def shared(self) -> BlockWidget:
        return get_shared_widget(self.field, get_language())

    @property
    def js_context(self) -> JSContext:
        return self.shared.js_context

    @property
    def block_json(self) -> str:
        return self.shared.block_json

    @cached_property
    def media(self) -> Media:
        return self.shared.media


@lru_cache(maxsize=100)
def get_shared_widget(field: StreamField, language: str | None) -> BlockWidget:
    """Return the widget that has the description in this language; it makes it when it is first rendered."""
    return BlockWidget(field.stream_block)


def get_form_field_options(field: StreamField) -> dict[str, Any]:
    return {"widget": SharedBlockWidget(field)}
