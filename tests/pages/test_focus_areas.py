"""Focus areas: image, colour, and what their pages and cards show."""

import pytest
from django.conf import settings

from pages.models import FocusAreaPage
from tests.factories import make_image, make_project

from .documents import read

pytestmark = pytest.mark.django_db
CARDS = ("/", "/focus-areas/")


@pytest.mark.parametrize("colour", ["", *FocusAreaPage.Colour.values])
def test_colour_is_on_cards_page_and_labels(colour, site, client):
    area = FocusAreaPage.objects.get(slug="social-regeneration")
    area.colour = colour
    area.save_revision().publish()
    make_project(focus_areas=[area])
    for path in CARDS:
        card = read(client, path).find("h3", string=area.title).find_parent("article")
        assert card["data-colour"] == colour
    assert read(client, area.url).select_one(".panel--tinted")["data-colour"] == colour
    assert read(client, "/projects/").select_one(".label--strong")["data-colour"] == colour


def test_each_colour_has_a_style():
    css = (settings.BASE_DIR / "static/css/components.css").read_text()
    assert all(f'[data-colour="{colour}"]' in css for colour in FocusAreaPage.Colour.values)


def test_image_is_at_the_top_of_the_page_and_on_its_card(site, client):
    for path in CARDS:
        assert not read(client, path).select(".card--area .card__image")
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    area.image, area.image_description, area.image_caption = make_image(), "A garden in May", "The garden."
    area.save_revision().publish()
    page = read(client, area.url)
    assert page.select_one(".image img")["alt"] == "A garden in May"
    assert page.select_one(".image figcaption").text == "The garden."
    for path in CARDS:
        cards = read(client, path).select(".card--area")
        # The other card has the drawing, so that the titles stay side by side.
        assert [bool(card.select_one("img")) for card in cards] == [True, False]
        assert [bool(card.select_one(".card__image")) for card in cards] == [True, True]
