"""The description of blocks that the editing form of a page sends to the browser, made once per process."""

import re

import pytest
from django.utils import translation
from wagtail.blocks import BlockWidget
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from pages.models import HomePage, StandardPage
from pages.widgets import SharedBlockWidget

STREAM_FIELDS = [
    field for model in get_page_models() for field in model._meta.get_fields() if isinstance(field, StreamField)
]


def get_widget(model):
    form_class = model.get_edit_handler().get_form_class()
    return form_class.base_fields[next(each.name for each in STREAM_FIELDS if each.model is model)].widget


def describe(widget):
    """Return the description without what is random: keys of empty paragraphs, ids of the first items of lists."""
    return re.sub(r'\\"key\\": \\"\w+\\"|"id": "[\w-]+"', "", widget.block_json)


@pytest.mark.parametrize("field", STREAM_FIELDS, ids=str)
def test_description_of_blocks_asks_the_database_for_nothing(field, db, django_assert_num_queries):
    """What depends on the database, or on the user, could not be shared."""
    with django_assert_num_queries(0):
        assert describe(SharedBlockWidget(field)) == describe(BlockWidget(field.stream_block))


def test_forms_of_two_requests_share_the_description_of_blocks(db):
    first, second = get_widget(StandardPage), get_widget(StandardPage)
    assert first is not second
    assert first.block_json is second.block_json
    assert str(first.media) == str(BlockWidget(first.block_def).media)


def test_form_of_another_page_type_describes_its_own_blocks(db):
    assert get_widget(HomePage).block_json != get_widget(StandardPage).block_json


def test_user_with_another_language_gets_the_description_in_it(db):
    widget = get_widget(StandardPage)
    with translation.override("de"):
        german = describe(widget)
        assert german == describe(BlockWidget(widget.block_def))
    assert german != describe(widget) == describe(BlockWidget(widget.block_def))
