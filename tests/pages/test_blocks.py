"""Every block: rendered complete and without optional values, and named consistently."""

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
from tests.factories import make_image

pytestmark = pytest.mark.django_db

BLOCKS = list(BodyBlock().child_blocks.items())
every_block = pytest.mark.parametrize(("key", "block"), BLOCKS, ids=[key for key, _ in BLOCKS])
CSS = (Path(settings.BASE_DIR) / "static/css/components.css").read_text()


def without_optional_values(block):
    """Return a value of the block in which every optional part is empty."""
    if isinstance(block, wagtail_blocks.StructBlock) and not isinstance(block, ImageBlock):
        preview = block.get_preview_value()
        required = {name for name, child in block.child_blocks.items() if child.required}
        return block.to_python({name: block.child_blocks[name].get_prep_value(preview[name]) for name in required})
    if isinstance(block, wagtail_blocks.ListBlock):
        return block.to_python([])
    return block.get_default()


@every_block
def test_block_renders_its_preview_value(key, block, site):
    if key == "image":
        make_image()
    assert block.render(block.get_preview_value(), {"page": None}).strip()


@every_block
@pytest.mark.parametrize("image_count", [0, 1])
def test_block_chooser_preview_uses_the_site_styles(key, block, image_count, site, editor_client):
    for _ in range(image_count):
        make_image()
    assert block.is_previewable
    response = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    document = BeautifulSoup(response.content, "html.parser")
    assert "css/components.css" in response.text
    assert document.main.text.strip() or document.main.img


@every_block
def test_empty_block_of_a_draft_renders_without_error(key, block, site):
    block.render(block.to_python({}) if isinstance(block, VideoBlock) else block.get_default(), {"page": None})


@every_block
def test_block_without_optional_values_renders_no_empty_element(key, block, site):
    html = block.render(without_optional_values(block), {"page": None})
    assert not re.search(r"<(p|a|h\d|li|cite|figcaption|dd|dt)[^>]*>\s*</\1>", html)


@every_block
def test_block_key_class_template_and_css_class_have_one_name(key, block):
    class_name = "".join(word.title() for word in key.split("_")) + "Block"
    assert type(block).__name__ == class_name
    assert block.meta.template == f"blocks/{key}.html"
    assert get_template(block.meta.template)
    assert f".{key.replace('_', '-')}" in CSS


@every_block
def test_block_has_icon_group_and_description(key, block):
    assert block.meta.icon != "placeholder"
    assert block.meta.group
    assert block.meta.description


def test_every_child_block_has_help_text():
    structs = [block for _, block in BLOCKS if isinstance(block, wagtail_blocks.StructBlock)]
    own = [*structs, LinkBlock(), OutcomeBlock()]
    missing = [
        f"{type(block).__name__}.{name}"
        for block in own
        for name, child in block.child_blocks.items()
        if not (child.field.help_text if hasattr(child, "field") else child.meta.help_text)
    ]
    assert missing == []


def outcome(group, statement):
    return OutcomeBlock().to_python({"group": group, "statement": statement})


def test_statement_after_group_omits_the_group():
    assert outcome("The UK", "The UK, will benefit.").statement_after_group == "will benefit."
    assert (
        outcome("Staff", "People who work here will learn.").statement_after_group == "People who work here will learn."
    )


@pytest.mark.parametrize("both", [True, False])
def test_link_requires_exactly_one_target(both, site):
    page = site.root_page
    value = {"text": "Home", "page": page if both else None, "address": "https://example.org/" if both else ""}
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
        LinkBlock().clean(LinkBlock().to_python(value | {"page": page.pk if both else None}))
    assert "but not both" in str(error.value.block_errors)


def test_link_to_an_unpublished_or_deleted_page_renders_nothing(site):
    page = site.root_page.get_children().first()
    link = LinkBlock().to_python({"text": "There", "page": page.pk, "address": ""})
    assert "There" in LinkBlock().render(link)
    page.unpublish()
    for target in (page.pk, 99999):
        gone = LinkBlock().to_python({"text": "There", "page": target, "address": ""})
        assert LinkBlock().render(gone).strip() == ""
