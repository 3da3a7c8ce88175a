"""Every block: shown whole and with every optional part empty, and named the same in all five places."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from wagtail import blocks as wagtail_blocks

from pages.blocks import BodyBlock, ImageBlock, OutcomeBlock, VideoBlock
from pages.blocks.links import LinkBlock
from tests.factories import make_picture

pytestmark = pytest.mark.django_db

BLOCKS = list(BodyBlock().child_blocks.items())
every_block = pytest.mark.parametrize(("key", "block"), BLOCKS, ids=[key for key, _ in BLOCKS])
CSS = (Path(settings.BASE_DIR) / "static/css/components.css").read_text()


def emptied(block):
    """Return a value of the block with every part empty that may be."""
    if isinstance(block, wagtail_blocks.StructBlock) and not isinstance(block, ImageBlock):
        preview = block.get_preview_value()
        required = {name for name, child in block.child_blocks.items() if child.required}
        return block.to_python({name: block.child_blocks[name].get_prep_value(preview[name]) for name in required})
    if isinstance(block, wagtail_blocks.ListBlock):
        return block.to_python([])
    return block.get_default()


@every_block
def test_block_shows_its_preview_value(key, block, site):
    if key == "image":
        make_picture()
    assert block.render(block.get_preview_value(), {"page": None}).strip()


@every_block
@pytest.mark.parametrize("pictures", [0, 1])
def test_preview_in_the_block_chooser_looks_like_the_site(key, block, pictures, site, editor_client):
    for _ in range(pictures):
        make_picture()
    assert block.is_previewable
    answer = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    document = BeautifulSoup(answer.content, "html.parser")
    assert "css/components.css" in answer.text
    assert document.main.text.strip() or document.main.img


@every_block
def test_block_of_a_draft_with_nothing_filled_in_breaks_nothing(key, block, site):
    block.render(block.to_python({}) if isinstance(block, VideoBlock) else block.get_default(), {"page": None})


@every_block
def test_block_with_every_optional_part_empty_shows_no_empty_element(key, block, site):
    html = block.render(emptied(block), {"page": None})
    assert not re.search(r"<(p|a|h\d|li|cite|figcaption|dd|dt)[^>]*>\s*</\1>", html)


@every_block
def test_one_name_joins_key_class_template_and_style(key, block):
    class_name = "".join(word.title() for word in key.split("_")) + "Block"
    assert type(block).__name__ == class_name
    assert block.meta.template == f"blocks/{key}.html"
    assert get_template(block.meta.template)
    assert f".{key.replace('_', '-')}" in CSS


@every_block
def test_block_is_explained_to_editors(key, block):
    assert block.meta.icon != "placeholder"
    assert block.meta.group
    assert block.meta.description


def test_every_part_of_a_block_has_help_text():
    structs = [block for _, block in BLOCKS if isinstance(block, wagtail_blocks.StructBlock)]
    own = [*structs, LinkBlock(), OutcomeBlock()]
    bare = [
        f"{type(block).__name__}.{name}"
        for block in own
        for name, child in block.child_blocks.items()
        if not (child.field.help_text if hasattr(child, "field") else child.meta.help_text)
    ]
    assert bare == []


def outcome(group, statement):
    return OutcomeBlock().to_python({"group": group, "statement": statement})


def test_statement_reads_on_from_its_group():
    assert outcome("The UK", "The UK, will benefit.").statement_after_group == "will benefit."
    assert (
        outcome("Staff", "People who work here will learn.").statement_after_group == "People who work here will learn."
    )


@pytest.mark.parametrize("both", [True, False])
def test_link_leads_to_exactly_one_place(both, site):
    page = site.root_page
    value = {"text": "Home", "page": page if both else None, "address": "https://example.org/" if both else ""}
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as refusal:
        LinkBlock().clean(LinkBlock().to_python(value | {"page": page.pk if both else None}))
    assert "but not both" in str(refusal.value.block_errors)


def test_link_to_an_unpublished_or_deleted_page_shows_nothing(site):
    page = site.root_page.get_children().first()
    link = LinkBlock().to_python({"text": "There", "page": page.pk, "address": ""})
    assert "There" in LinkBlock().render(link)
    page.unpublish()
    for target in (page.pk, 99999):
        gone = LinkBlock().to_python({"text": "There", "page": target, "address": ""})
        assert LinkBlock().render(gone).strip() == ""
