"""Words that shut people out: found in what editors write, told when they save, never a reason to refuse."""

import json
import re

import pytest
from django.urls import reverse

from pages.content_checks import VAGUE_LINK, text_of, words_to_avoid
from pages.models import StandardPage
from tests.factories import make_page, make_picture, picture_part

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
def test_words_are_found_whole_and_as_written(text, found):
    assert words_to_avoid(text) == found


@pytest.mark.parametrize(
    "text", ["Click here", "here", "Read more", "More", "click here!", "Find out more", " this link "]
)
def test_link_that_says_nothing_is_found(text):
    assert re.search(VAGUE_LINK, text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["Read more about healthy ageing", "Here to help", "Contact", "More than a clinic"])
def test_link_that_says_something_is_not(text):
    assert not re.search(VAGUE_LINK, text, re.IGNORECASE)


def test_text_of_a_page_holds_all_that_editors_write(site):
    parts = [
        {"type": "heading", "value": "A heading"},
        {"type": "paragraph", "value": "<p>A <b>bold</b> word</p>"},
        picture_part(make_picture(), alt_text="A description"),
        {"type": "quote", "value": {"text": "A quotation", "name": "Jo", "role": ""}},
    ]
    text = text_of(make_page(parts, title="A title"))
    for words in ("A title", "A page with parts.", "A heading", "bold", "A description", "A quotation"):
        assert words in text


def test_editor_is_told_on_saving_and_the_page_is_saved(site, editor_client):
    page = make_page([])
    form = next(example for example in EXAMPLES if example.model is StandardPage).editing_form(
        summary="For the elderly."
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = editor_client.post(edit, form | {"action-publish": "1"}, follow=True)
    assert "This page says “the elderly”." in answer.text
    assert StandardPage.objects.get(pk=page.pk).summary == "For the elderly."


def test_checks_of_the_house_stand_beside_wagtails_in_the_editor_and_on_the_page(site, editor_client):
    page = make_page([])
    for address in (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.url):
        text = editor_client.get(address).text
        checks = re.search(
            r'<script id="[\w-]*axe-config[\w-]*" type="application/json">(.*?)</script>', text, re.DOTALL
        )
        checks = json.loads(checks[1])
        assert {"vague-link", "word-to-avoid", "heading-order", "alt-text-quality"} <= set(checks["options"]["runOnly"])
    assert "js/content_checks.js" in text
