"""Content checks: words to avoid and vague links, in the page editor, when saving and on the page."""

import json
import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.content_checks import VAGUE_LINK_PATTERN, find_undescribed_media, find_words_to_avoid, get_text
from pages.models import StandardPage
from pages.models.images import is_file_name
from tests.factories import image_block, make_image, make_page

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Help for the elderly and for OAPs.", ["the elderly", "OAPs"]),
        ("Elderly, Geriatric, the aged", ["Elderly", "Geriatric", "the aged"]),
        ("Senior\n citizens live here", ["Senior citizens"]),
        ("Elderly people; elderly people", ["Elderly", "elderly"]),
        ("Older people who managed a soap factory, aged 80", []),
        ("A packaged lunch. Elderlyish.", []),
    ],
)
def test_find_words_to_avoid_matches_whole_words_as_written(text, found):
    assert find_words_to_avoid(text) == found


@pytest.mark.parametrize(
    "text", ["Click here", "here", "Read more", "More", "click here!", "Find out more", " this link "]
)
def test_vague_link_pattern_matches_vague_link(text):
    assert re.search(VAGUE_LINK_PATTERN, text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["Read more about healthy ageing", "Here to help", "Contact", "More than a clinic"])
def test_vague_link_pattern_ignores_specific_link(text):
    assert not re.search(VAGUE_LINK_PATTERN, text, re.IGNORECASE)


def test_get_text_returns_title_summary_and_blocks(site):
    parts = [
        {"type": "heading", "value": "A heading"},
        {"type": "paragraph", "value": "<p>A <b>bold</b> word</p>"},
        image_block(make_image(), alt_text="A description"),
        {"type": "quote", "value": {"text": "A quotation", "name": "Jo", "role": ""}},
    ]
    text = get_text(make_page(parts, title="A title"))
    for expected in ("A title", "A page with blocks.", "A heading", "bold", "A description", "A quotation"):
        assert expected in text


def test_image_without_a_description_is_found_alone_and_side_by_side(site):
    described, undescribed = image_block(make_image("A garden")), image_block(make_image("A street"), alt_text="")
    side_by_side = {"type": "images", "value": [described["value"], undescribed["value"]]}
    for blocks in ([described, undescribed], [side_by_side]):
        page = StandardPage(title="Images", body=json.dumps(blocks))
        assert find_undescribed_media(page) == [
            "The image “A street” has no description and is not marked as decorative."
        ]


@pytest.mark.parametrize(
    ("text", "file_name", "expected"),
    [
        ("phone-portrait", "original_images/phone-portrait.jpg", True),
        ("Phone-Portrait.JPG", "original_images/phone-portrait.jpg", True),
        ("phone-portrait", "original_images/phone-portrait_a1B2c3D.0123456789.jpg", True),
        ("IMG_2034", "other.jpg", True),
        ("DSC01234", "other.jpg", True),
        ("screenshot 2026-05-01", "other.png", True),
        ("holiday.webp", "other.jpg", True),
        ("phone portrait", "original_images/phone_portrait.0123456789.jpg", True),
        ("Copy of IMG_2034", "other.jpg", True),
        ("WhatsApp Image 2026-05-01 at 10.22.33", "other.jpg", True),
        ("20260501_102233", "other.jpg", True),
        ("Phone portrait", "original_images/phone-portrait.jpg", False),
        ("Garden", "garden_flowers.jpg", False),
        ("Photo 1943", "other.jpg", False),
        ("1943: two nurses", "other.jpg", False),
        ("A portrait of a phone", "original_images/phone-portrait.jpg", False),
        ("Image 3 of the garden", "other.jpg", False),
        ("", "other.jpg", False),
    ],
)
def test_file_name_is_no_description(text, file_name, expected):
    assert is_file_name(text, file_name) == expected


def test_page_is_not_published_with_the_name_of_a_file_as_description(site, editor_client):
    image = make_image(name="phone-portrait.jpg")
    for block in (image_block(image, alt_text="phone-portrait"), image_block(image, alt_text="phone-portrait.jpg")):
        page = StandardPage(title="Images", slug="images", body=json.dumps([block]))
        assert find_undescribed_media(page) == [
            "The image “A garden” has no description and is not marked as decorative."
        ]
    chosen = editor_client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()["result"]
    assert chosen["default_alt_text"] == ""
    page = make_page([])
    block = nested_form_data(
        {"body": streamfield([("image", {"image": image.pk, "alt_text": "phone-portrait", "layout": "column"})])}
    )
    form = next(example for example in EXAMPLES if example.model is StandardPage).editing_form() | block
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "This is the name of the file" in editor_client.post(edit, form | {"action-publish": "1"}).text
    editor_client.post(edit, form)
    draft = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text
    assert "data-undescribed" in draft
    assert len(StandardPage.objects.get(pk=page.pk).body) == 0


@pytest.mark.parametrize("example", [example for example in EXAMPLES if "image" in example.form], ids=lambda e: e.model)
def test_description_of_the_image_of_a_page_is_not_the_name_of_its_file(example, site, editor_client):
    image = make_image(name="phone-portrait.jpg")
    page = example.get_page()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = example.editing_form(image=image.pk, image_description="phone-portrait", slug=page.slug)
    response = editor_client.post(edit, form | {"action-publish": "1"})
    assert "This is the name of the file. Say what the image shows." in response.text
    page.image, page.image_description = image, "phone-portrait"
    assert find_undescribed_media(page) == ["The description of the image “A garden” is the name of its file."]


def test_saving_a_page_with_words_to_avoid_warns_and_saves(site, editor_client):
    page = make_page([])
    form = next(example for example in EXAMPLES if example.model is StandardPage).editing_form(
        summary="For the elderly."
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor_client.post(edit, form | {"action-publish": "1"}, follow=True)
    assert "This page says “the elderly”." in response.text
    assert StandardPage.objects.get(pk=page.pk).summary == "For the elderly."


def test_autosave_leaves_no_warning_behind_and_saving_one(site, editor_client):
    page = make_page([])
    form = next(example for example in EXAMPLES if example.model is StandardPage).editing_form(
        summary="For the elderly."
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for _ in range(3):
        assert editor_client.post(edit, form, headers={"accept": "application/json"}).json()["success"]
    assert "This page says" not in editor_client.get(edit).text
    assert editor_client.post(edit, form, follow=True).text.count("This page says") == 1


def test_content_checker_runs_own_and_wagtail_rules_in_the_editor_and_on_the_page(site, editor_client):
    page = make_page([])
    for url in (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.url):
        text = editor_client.get(url).text
        checks = re.search(
            r'<script id="[\w-]*axe-config[\w-]*" type="application/json">(.*?)</script>', text, re.DOTALL
        )
        checks = json.loads(checks[1])
        assert {"vague-link", "word-to-avoid", "heading-order", "alt-text-quality"} <= set(checks["options"]["runOnly"])
    assert "js/content_checks.js" in text
