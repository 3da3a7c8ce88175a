"""Videos: which addresses are taken, what is refused, what a page shows before anybody presses."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from pages.blocks.video import VideoBlock, parse_video_url
from pages.models import HomePage, StandardPage, SuccessPage
from tests.factories import VIDEO, make_page, make_picture, video_part

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube-nocookie.com/embed/a-c_efghijk?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"
ADDRESSES = {
    "https://www.youtube.com/watch?v=a-c_efghijk&t=30s": YOUTUBE,
    "https://m.youtube.com/watch?list=PL1&v=a-c_efghijk": YOUTUBE,
    "https://youtu.be/a-c_efghijk?si=x": YOUTUBE,
    "https://www.youtube.com/embed/a-c_efghijk": YOUTUBE,
    "https://www.youtube.com/shorts/a-c_efghijk": YOUTUBE,
    "https://www.youtube-nocookie.com/embed/a-c_efghijk": YOUTUBE,
    "https://vimeo.com/123456789": VIMEO,
    "https://vimeo.com/channels/staffpicks/123456789": VIMEO,
    "https://player.vimeo.com/video/123456789": VIMEO,
    "https://vimeo.com/123456789/0a1b2c3d4e": f"{VIMEO}&h=0a1b2c3d4e",
    "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e": f"{VIMEO}&h=0a1b2c3d4e",
}
NOT_VIDEOS = [
    "",
    "https://example.org/watch?v=a-c_efghijk",
    "https://www.youtube.com.example.org/watch?v=a-c_efghijk",
    "https://example.org@evil.example/youtu.be/a-c_efghijk",
    "https://www.youtube.com/watch?v=short",
    'https://www.youtube.com/watch?v=abc"><scrip',
    "https://www.youtube.com/@carecity",
    "https://www.youtube.com/watch/other?v=a-c_efghijk",
    "https://vimeo.com/carecity",
    "https://vimeo.com/123456789?h=%22onload",
]


@pytest.mark.parametrize(("address", "player"), ADDRESSES.items())
def test_address_leads_to_the_player_that_asks_the_least(address, player):
    assert parse_video_url(address).player == player


@pytest.mark.parametrize("address", NOT_VIDEOS)
def test_other_addresses_are_no_videos(address):
    assert parse_video_url(address) is None


def document(name):
    return Document.objects.create(title=name, file=ContentFile(b"WEBVTT\n", name))


def refusal(**changes):
    """Return the parts that the block refuses, with the words."""
    block = VideoBlock()
    try:
        block.clean(block.to_python(VIDEO | changes))
    except StructBlockValidationError as refused:
        return {name: " ".join(error.messages) for name, error in refused.block_errors.items()}
    return {}


def test_video_needs_what_makes_it_a_video_for_everybody():
    assert refusal() == {}
    for empty in ("", "<p></p>", '<p data-block-key="a">&nbsp;</p>', "<p> <br/> </p>"):
        assert set(refusal(transcript=empty)) == {"transcript"}, empty
    for part in ("title", "length", "visuals"):
        assert set(refusal(**{part: ""})) == {part}
    assert "such as 3:20" in refusal(length="three minutes")["length"]
    assert "YouTube or Vimeo" in refusal(address="https://example.org/")["address"]
    assert "or choose a file" in refusal(address="")["address"]


def test_file_of_our_own_is_a_video_with_captions():
    film, captions, letter = document("a.mp4").pk, document("a.vtt").pk, document("a.pdf").pk
    assert refusal(address="", file=film, captions=captions) == {}
    assert "cannot hear" in refusal(address="", file=film)["captions"]
    assert "but not both" in refusal(file=film, captions=captions)["address"]
    assert set(refusal(address="", file=letter, captions=letter)) == {"file", "captions"}


@pytest.mark.parametrize(
    ("length", "words"),
    [("3:20", "3 minutes 20 seconds"), ("1:00:01", "1 hour 1 second"), ("0:45", "45 seconds"), ("", "")],
)
def test_length_is_told_in_words(length, words):
    assert VideoBlock().to_python(VIDEO | {"length": length}).duration_text == words


def shown(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def test_page_shows_a_link_and_the_transcript_and_loads_nothing_from_elsewhere(site, client):
    page = make_page([video_part(poster=make_picture().pk)])
    html = shown(client, page)
    link = html.main.find("a", class_="video__link")
    assert link["href"] == VIDEO["address"]
    assert "Play “A walk through the garden” on YouTube" in link.text
    assert "This is the garden." in html.main.find("details").text
    assert "The sound says everything" in html.main.text
    assert not html.find("iframe")
    loaded = [
        tag[name]
        for tag in html.find_all(["img", "script", "source", "link"])
        for name in ("src", "srcset")
        if tag.get(name)
    ]
    assert loaded
    assert all(address.startswith("/") for address in loaded)
    assert [script["src"] for script in html.find_all("script", src=True)] == ["/static/js/video.js"]


def test_file_of_our_own_is_played_with_captions_and_without_a_script(site, client):
    film, captions, poster = document("film.webm"), document("words.vtt"), make_picture()
    html = shown(client, make_page([video_part(address="", file=film.pk, captions=captions.pk, poster=poster.pk)]))
    assert html.video.source["src"] == film.url
    assert html.video.source["type"] == "video/webm"
    assert html.video.track["src"] == captions.url
    assert html.video["poster"].endswith(".jpg")
    assert not html.find("script", src=True)


def test_hosts_of_a_page_are_known_for_its_security_policy(site):
    home = HomePage.objects.get()
    assert home.video_hosts == []
    both = [video_part(), video_part(address="https://vimeo.com/123456789"), video_part()]
    assert make_page(both).video_hosts == ["player.vimeo.com", "www.youtube-nocookie.com"]


def test_success_page_has_its_place_for_one_video(site, client):
    page = SuccessPage.objects.get()
    page.video = json.dumps([video_part()])
    page.save_revision().publish()
    html = shown(client, SuccessPage.objects.get())
    assert html.main.find("a", class_="video__link")
    assert html.find("script", src=True)
    assert SuccessPage._meta.get_field("video").stream_block.meta.max_num == 1


STANDARD = next(example for example in EXAMPLES if example.model is StandardPage)
NO_WORDS = VIDEO | {"transcript": rich_text("<p></p>", features=["bold"]), "file": "", "captions": "", "poster": ""}


def save(client, part, **action):
    """Post the editing form of a new page with one part and return the page, or None."""
    parent = HomePage.objects.get()
    form = STANDARD.editing_form(body=streamfield([part])) | action
    answer = client.post(reverse("wagtailadmin_pages:add", args=["pages", "standardpage", parent.pk]), form)
    return answer, StandardPage.objects.filter(slug="an-example").first()


@pytest.mark.parametrize("what", ["a video without a transcript", "a picture without a description"])
def test_what_leaves_people_out_is_saved_as_a_draft_but_not_published_in_any_way(what, site, editor_client, client):
    picture = {"image": make_picture().pk, "alt_text": "", "decorative": ""}
    part = ("video", NO_WORDS) if "video" in what else ("image", picture)
    answer, page = save(editor_client, part, **{"action-publish": "1"})
    assert page is None
    assert "could not be created due to validation errors" in answer.text

    _, page = save(editor_client, part)
    assert page is not None
    assert not page.live
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor_client.post(f"{bulk}?id={page.pk}", follow=True)
    assert "cannot be published yet" in answer.text
    parent = page.get_parent()
    answer = editor_client.post(f"{bulk}?id={parent.pk}", {"include_descendants": "on"}, follow=True)
    assert "cannot be published yet" in answer.text
    with pytest.raises(PublishPermissionError, match=r"no (transcript|description)"):
        page.get_latest_revision().publish()
    assert not Page.objects.get(pk=page.pk).live


def test_decoration_needs_no_description(site, editor_client):
    part = ("image", {"image": make_picture().pk, "alt_text": "", "decorative": "on"})
    assert save(editor_client, part, **{"action-publish": "1"})[1].live
