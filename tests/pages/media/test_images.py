"""Tests of images on pages: formats, widths, one query for all, and pages that survive damaged files."""

import logging
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ
from wagtail.models import Site

from pages.media.renditions import create_renditions
from pages.models import StandardPage
from tests.factories import image_block, make_image, make_page, video_block

pytestmark = pytest.mark.django_db


def shown(client, page):
    """Return a page as a visitor gets it, parsed."""
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def widths(srcset):
    return [part.split()[1] for part in srcset.split(", ")]


def test_image_has_three_formats_three_widths_and_its_dimensions(site, client):
    picture = shown(client, make_page([image_block(make_image())])).find("picture")
    assert [source["type"] for source in picture.find_all("source")] == ["image/avif", "image/webp"]
    for files in (*picture.find_all("source"), picture.img):
        assert widths(files["srcset"]) == ["400w", "800w", "1200w"]
    assert (picture.img["width"], picture.img["height"]) == ("1200", "900")
    assert picture.img["src"].endswith(".jpg")


def test_small_image_is_not_enlarged_and_lists_each_width_once(site, client):
    small = make_image(size=(300, 200))
    picture = shown(client, make_page([image_block(small)])).find("picture")
    assert {tuple(widths(files["srcset"])) for files in (*picture.find_all("source"), picture.img)} == {("300w",)}
    assert (picture.img["width"], picture.img["height"]) == ("300", "200")


def test_only_the_first_image_of_a_page_is_loaded_eagerly(site, client):
    image = make_image()
    parts = [image_block(image), image_block(image), video_block(poster=image.pk)]
    images = shown(client, make_page(parts)).find_all("img")
    assert [image.get("loading") for image in images] == [None, "lazy", "lazy"]


def test_alt_text_is_the_one_of_the_block_and_empty_for_decoration(site, client):
    image = make_image()
    places = [{"alt_text": "In spring"}, {"alt_text": "In autumn"}, {"alt_text": "x", "decorative": True}]
    images = shown(client, make_page([image_block(image, **place) for place in places])).find_all("img")
    assert [image["alt"] for image in images] == ["In spring", "In autumn", ""]


def test_poster_is_cropped_around_the_focal_point(site, client):
    image = make_image(size=(1000, 2000))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 500, 1900, 50, 50
    image.save()
    src = shown(client, make_page([video_block(poster=image.pk)])).img["src"]
    middle = image.get_renditions("fill-800x450|format-jpeg")["fill-800x450|format-jpeg"]
    assert src == middle.url
    assert middle.focal_point_key
    assert middle.focal_point.centroid.y > middle.height / 4


def damage(image, how):
    """Damage an image's file."""
    file = Path(image.file.path)
    if how == "deleted":
        file.unlink()
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "half":
        file.write_bytes(file.read_bytes()[:600])
    else:
        file.write_text("This is not an image.")


@pytest.mark.parametrize("how", ["deleted", "empty", "half", "replaced by a text"])
def test_page_with_a_damaged_image_shows_everything_else(how, site, client, caplog):
    bad, good = make_image(), make_image()
    damage(bad, how)
    parts = [image_block(bad), video_block(poster=bad.pk), image_block(good), {"type": "heading", "value": "Below"}]
    with caplog.at_level(logging.WARNING):
        main = shown(client, make_page(parts))
    assert len(main.find_all("img")) == 1
    assert main.find("a", class_="video__link")
    assert "Below" in main.text
    assert f"Image {bad.pk} cannot be shown" in caplog.text


def test_image_whose_files_are_deleted_later_keeps_its_alt_text(site, client):
    page = make_page([image_block(make_image())])
    for image in shown(client, page).find_all("img"):
        assert image["alt"] == "A garden"
    for file in Path(StandardPage.objects.get(pk=page.pk).body[0].value.file.path).parents[1].rglob("*"):
        if file.is_file():
            file.unlink()
    assert shown(client, page).img["alt"] == "A garden"


def test_page_is_served_after_its_image_was_deleted(site, client):
    image = make_image()
    page = make_page([image_block(image), video_block(poster=image.pk)])
    image.delete()
    assert shown(client, page).find_all("img") == []


def test_twenty_images_make_no_more_queries_than_one(site, client):
    small = {"size": (320, 240)}
    pages = [make_page([image_block(make_image(**small)) for _ in range(n)], slug=f"with-{n}") for n in (1, 20)]
    costs = []
    for page in pages:
        client.get(page.url)  # the first visit makes the files
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).text.count("<picture>") in {1, 20}
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_worker_creates_the_renditions_that_pages_use(site, client):
    image = make_image()
    tasks = [row.task for row in OrmQ.objects.all()]
    assert [(task["func"], task["args"]) for task in tasks] == [
        ("pages.media.renditions.create_renditions", (image.pk,))
    ]
    create_renditions(*tasks[0]["args"])
    files = set(image.renditions.values_list("pk", flat=True))
    assert len(files) == 21  # in three formats: four widths of the page, three of the poster
    shown(client, make_page([image_block(image), video_block(poster=image.pk)]))
    assert set(image.renditions.values_list("pk", flat=True)) == files
