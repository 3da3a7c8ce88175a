"""Every block: rendered complete and without optional values, and named consistently."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.template.loader import get_template
from django.urls import reverse
from wagtail import blocks as wagtail_blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

from pages.blocks import (
    BodyBlock,
    DownloadBlock,
    ImageBlock,
    ImagesBlock,
    LogosBlock,
    OutcomeBlock,
    TableBlock,
    VideoBlock,
)
from pages.blocks.links import TARGETS, LinkBlock
from tests.factories import image_block, make_document, make_image, make_page, make_partner

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
    if key in {"image", "images"}:
        make_image()
    if key == "logos":
        make_partner()
    value = block.get_preview_value()
    if key == "download":  # its preview names no document, which may be private
        value = block.to_python({"document": make_document().pk, "text": ""})
    assert block.render(value, {"page": None}).strip()


@every_block
@pytest.mark.parametrize("image_count", [0, 1])
def test_block_chooser_preview_uses_the_site_styles(key, block, image_count, site, editor_client):
    for _ in range(image_count):
        make_image()
        make_document(title="A private document")
    assert block.is_previewable
    response = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    document = BeautifulSoup(response.content, "html.parser")
    assert "css/components.css" in response.text
    assert document.main.text.strip() or document.main.img
    assert "A private document" not in response.text


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


def make_targets(site):
    """Return {name: (stored value, URL)} of each kind of target."""
    document = make_document()
    return {
        "page": (site.root_page.pk, "/"),
        "address": ("https://example.org/", "https://example.org/"),
        "document": (document.pk, document.url),
        "email": ("jo@example.org", "mailto:jo@example.org"),
        "telephone": ("+44 20 7946 0000", "tel:+442079460000"),
    }


def test_link_leads_to_its_one_target_of_any_kind(site):
    targets = make_targets(site)
    assert targets.keys() == set(TARGETS)
    for name, (stored, url) in targets.items():
        link = LinkBlock().clean(LinkBlock().to_python({"text": "There", name: stored}))
        html = LinkBlock().render(link)
        assert f'href="{url}"' in html
        assert ("(PDF, " in html) == (name == "document")


def test_link_without_target_or_with_several_is_refused(site):
    targets = {name: stored for name, (stored, _) in make_targets(site).items()}
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
        LinkBlock().clean(LinkBlock().to_python({"text": "There"}))
    assert "Choose a target" in str(error.value.block_errors)
    for names in combinations(targets, 2):
        with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
            LinkBlock().clean(LinkBlock().to_python({"text": "There"} | {name: targets[name] for name in names}))
        assert "not several" in str(error.value.block_errors[names[1]])


@pytest.mark.parametrize("number", ["111", "116 123", "0300 300 1549", "+442079460000"])
def test_link_to_a_telephone_number_long_or_short(number, site):
    link = LinkBlock().clean(LinkBlock().to_python({"text": "Call", "telephone": number}))
    assert link.url == f"tel:{number.replace(' ', '')}"


@pytest.mark.parametrize("number", ["extension 9", "020-7946", "javascript:1", "١٢٣", "11", "0 ", "1  23"])
def test_link_refuses_what_is_no_telephone_number(number, site):
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
        LinkBlock().clean(LinkBlock().to_python({"text": "Call us", "telephone": number}))
    assert "in digits and single spaces" in str(error.value.block_errors["telephone"])


def test_download_says_kind_and_size_and_renders_nothing_when_deleted(site):
    document = make_document(title="Minutes")
    for text, shown in {"": "Minutes", "Minutes of May": "Minutes of May"}.items():
        html = DownloadBlock().render(DownloadBlock().to_python({"document": document.pk, "text": text}))
        assert BeautifulSoup(html, "html.parser").a.text == f"{shown} (PDF, {filesizeformat(document.file_size)})"
    stored = {"document": document.pk, "text": ""}
    document.delete()
    assert DownloadBlock().render(DownloadBlock().to_python(stored)).strip() == ""


def test_document_link_in_rich_text_says_kind_and_size(site, client):
    document = make_document()
    link = f'<a linktype="document" id="{document.pk}"><b>minutes</b> &amp; more</a>, and <a href="/">home</a>.'
    page = BeautifulSoup(
        client.get(make_page([{"type": "paragraph", "value": f"<p>The {link}</p>"}]).url).content, "html.parser"
    )
    size = filesizeformat(document.file_size)
    assert page.main.select_one(".paragraph").text == f"The minutes & more (PDF, {size}), and home."
    assert page.main.select_one(".paragraph a").attrs == {"href": document.url}
    document.delete()
    page = BeautifulSoup(client.get("/blocks/?again").content, "html.parser")
    assert "(PDF" not in page.main.text


def make_table(**changes):
    return TableBlock().to_python(TableBlock().meta.preview_value | changes)


def test_table_has_caption_and_heading_cells_in_both_directions(site):
    table = BeautifulSoup(TableBlock().render(make_table()), "html.parser")
    assert table.caption.text == "An example of a table"
    assert [cell.text for cell in table.select("th[scope=col]")] == ["Row", "Number"]
    assert [cell.text for cell in table.select("tbody th[scope=row]")] == ["One", "Two"]
    assert [cell.text for cell in table.select("td")] == ["1", "2"]
    region = table.select_one(".table")
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "An example of a table")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"caption": " "}, "Give the table a caption"),
        ({"columns": [{"type": "text", "heading": "Row"}, {"type": "number", "heading": ""}]}, "column a heading"),
        ({"columns": [], "rows": []}, "Add a column and a row"),
        ({"rows": [{"values": ["", "1"]}]}, "in the first column"),
    ],
)
def test_table_without_caption_or_headings_is_refused(changes, words, site):
    with pytest.raises(TypedTableBlockValidationError) as error:
        TableBlock().clean(make_table(**changes))
    assert words in " ".join(str(message) for message in error.value.non_block_errors)
    assert TableBlock().clean(make_table()).caption


def test_drafts_are_saved_with_an_unfinished_table_and_a_link_without_target(site):
    body = BodyBlock()
    body.defer_required_validation()
    for key, stored in {"table": None, "call_to_action": {"title": "", "link": {"text": ""}}}.items():
        block = body.child_blocks[key]
        block.clean(block.to_python(stored))
    body.restore_deferred_validation()
    with pytest.raises(TypedTableBlockValidationError):
        body.child_blocks["table"].clean(body.child_blocks["table"].to_python(None))


def test_image_caption_is_stored_shown_and_searched(site, client):
    page = make_page([image_block(make_image(), caption="In spring & summer")])
    caption = BeautifulSoup(client.get(page.url).content, "html.parser").main.figcaption
    assert caption.text == "In spring & summer"
    block, value = page.body.stream_block.child_blocks["image"], page.body[0].value
    assert "In spring & summer" in block.get_searchable_content(value)
    assert block.get_form_state(value)["caption"] == block.get_prep_value(value)["caption"] == "In spring & summer"
    value.caption = "x" * 201
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
        block.clean(value)
    assert "200 characters" in str(error.value.block_errors["caption"])


def test_link_to_an_unpublished_or_deleted_page_renders_nothing(site):
    page = site.root_page.get_children().first()
    link = LinkBlock().to_python({"text": "There", "page": page.pk, "address": ""})
    assert "There" in LinkBlock().render(link)
    page.unpublish()
    for target in (page.pk, 99999):
        gone = LinkBlock().to_python({"text": "There", "page": target, "address": ""})
        assert LinkBlock().render(gone).strip() == ""


@pytest.mark.parametrize("layout", ["column", "wide"])
def test_image_is_as_wide_as_the_editor_says(layout, site):
    block, stored = ImageBlock(), image_block(make_image())["value"]
    value = block.clean(block.to_python(stored | {"layout": layout}))
    assert block.get_prep_value(value)["layout"] == layout
    html = block.render(value)
    assert ("image--wide" in html) == (layout == "wide")
    widths = {int(width) for width in re.findall(r" (\d+)w", html)}
    assert max(widths) == (1600 if layout == "wide" else 1200)  # the file has 1,600 px, and is not enlarged


def test_image_of_before_there_were_layouts_is_as_wide_as_the_text(site):
    stored = image_block(make_image())["value"]
    stored.pop("layout", None)
    assert ImageBlock().get_prep_value(ImageBlock().to_python(stored))["layout"] == "column"


def test_image_refuses_an_unknown_layout(site):
    block, stored = ImageBlock(), image_block(make_image())["value"]
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as error:
        block.clean(block.to_python(stored | {"layout": "huge"}))
    assert error.value.block_errors.keys() == {"layout"}


def test_images_side_by_side_have_each_their_description(site):
    first, second = (image_block(make_image(title), alt_text=title)["value"] for title in ("A garden", "A street"))
    html = ImagesBlock().render(ImagesBlock().to_python([first, second]))
    assert [image["alt"] for image in BeautifulSoup(html, "html.parser").find_all("img")] == ["A garden", "A street"]
    assert "layout" not in ImagesBlock().child_block.child_blocks  # they are all of one width


@pytest.mark.parametrize("state", ["live", "unpublished", "deleted"])
def test_link_in_rich_text_is_text_while_its_page_is_not_published(state, site, client):
    target = make_page([], slug="target")
    link = f'<p>Read <a linktype="page" id="{target.pk}">more <b>here</b></a>.</p>'
    page = make_page([{"type": "paragraph", "value": link}], slug="source")
    {"live": lambda: None, "unpublished": target.unpublish, "deleted": target.delete}[state]()
    paragraph = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".paragraph")
    assert paragraph.text == "Read more here."
    assert [link["href"] for link in paragraph("a")] == (["/target/"] if state == "live" else [])


def test_logos_link_to_the_partners_and_show_the_name_of_one_without_a_logo(site, django_assert_num_queries):
    partners = [
        make_partner(name="A", logo=make_image(), website="https://example.org/a"),
        make_partner(name="B", logo=make_image(), has_light_logo=True),
        make_partner(name="C"),
    ]
    block = LogosBlock()
    block.render(block.to_python([partner.pk for partner in partners]))  # creates the renditions
    with django_assert_num_queries(3):  # partners, logos, renditions
        html = block.render(block.bulk_to_python([[partner.pk for partner in partners]])[0])
    first, second, third = BeautifulSoup(html, "html.parser").find_all("li")
    assert (first.a["href"], first.img["alt"]) == ("https://example.org/a", "A")
    assert (second.a, second.img["alt"]) == (None, "B")
    assert ["logo--light" in item["class"] for item in (first, second, third)] == [False, True, False]
    assert (third.img, third.text.strip()) == (None, "C")


def test_logo_of_a_deleted_partner_is_left_out(site):
    partner = make_partner()
    stored = [partner.pk]
    partner.delete()
    assert LogosBlock().render(LogosBlock().to_python(stored)).strip() == ""
