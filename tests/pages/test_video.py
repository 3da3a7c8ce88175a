"""Videos: which URLs are accepted, what is required, and what a page shows before a visitor plays one."""

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
from tests.factories import VIDEO, make_image, make_page, video_block

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube-nocookie.com/embed/a-c_efghijk?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"
PLAYERS = {
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


@pytest.mark.parametrize(("url", "player"), PLAYERS.items())
def test_video_url_gives_the_player_with_the_fewest_requests(url, player):
    assert parse_video_url(url).player == player


@pytest.mark.parametrize("url", NOT_VIDEOS)
def test_other_urls_are_no_videos(url):
    assert parse_video_url(url) is None


def document(name):
    return Document.objects.create(title=name, file=ContentFile(b"WEBVTT\n", name))


def errors(**changes):
    """Return the validation errors of the block by field."""
    block = VideoBlock()
    try:
        block.clean(block.to_python(VIDEO | changes))
    except StructBlockValidationError as invalid:
        return {name: " ".join(error.messages) for name, error in invalid.block_errors.items()}
    return {}


def test_video_requires_its_accessible_parts():
    assert errors() == {}
    for empty in ("", "<p></p>", '<p data-block-key="a">&nbsp;</p>', "<p> <br/> </p>"):
        assert set(errors(transcript=empty)) == {"transcript"}, empty
    for part in ("title", "length", "visuals"):
        assert set(errors(**{part: ""})) == {part}
    assert "such as 3:20" in errors(length="three minutes")["length"]
    assert "YouTube or Vimeo" in errors(address="https://example.org/")["address"]
    assert "or choose a file" in errors(address="")["address"]


def test_uploaded_video_requires_captions():
    video, captions, letter = document("a.mp4").pk, document("a.vtt").pk, document("a.pdf").pk
    assert errors(address="", file=video, captions=captions) == {}
    assert "cannot hear" in errors(address="", file=video)["captions"]
    assert "but not both" in errors(file=video, captions=captions)["address"]
    assert set(errors(address="", file=letter, captions=letter)) == {"file", "captions"}


@pytest.mark.parametrize(
    ("length", "words"),
    [("3:20", "3 minutes 20 seconds"), ("1:00:01", "1 hour 1 second"), ("0:45", "45 seconds"), ("", "")],
)
def test_duration_text(length, words):
    assert VideoBlock().to_python(VIDEO | {"length": length}).duration_text == words


def get_document(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def test_page_shows_a_link_and_the_transcript_and_loads_nothing_from_other_hosts(site, client):
    page = make_page([video_block(poster=make_image().pk)])
    html = get_document(client, page)
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
    assert all(url.startswith("/") for url in loaded)
    assert [script["src"] for script in html.find_all("script", src=True)] == ["/static/js/video.js"]


def test_uploaded_video_has_captions_and_needs_no_script(site, client):
    video, captions, poster = document("video.webm"), document("words.vtt"), make_image()
    html = get_document(
        client, make_page([video_block(address="", file=video.pk, captions=captions.pk, poster=poster.pk)])
    )
    assert html.video.source["src"] == video.url
    assert html.video.source["type"] == "video/webm"
    assert html.video.track["src"] == captions.url
    assert html.video["poster"].endswith(".jpg")
    assert not html.find("script", src=True)


def test_video_hosts_of_a_page(site):
    home = HomePage.objects.get()
    assert home.video_hosts == []
    both = [video_block(), video_block(address="https://vimeo.com/123456789"), video_block()]
    assert make_page(both).video_hosts == ["player.vimeo.com", "www.youtube-nocookie.com"]


def test_success_page_has_one_video(site, client):
    page = SuccessPage.objects.get()
    page.video = json.dumps([video_block()])
    page.save_revision().publish()
    html = get_document(client, SuccessPage.objects.get())
    assert html.main.find("a", class_="video__link")
    assert html.find("script", src=True)
    assert SuccessPage._meta.get_field("video").stream_block.meta.max_num == 1


STANDARD = next(example for example in EXAMPLES if example.model is StandardPage)
WITHOUT_TRANSCRIPT = VIDEO | {
    "transcript": rich_text("<p></p>", features=["bold"]),
    "file": "",
    "captions": "",
    "poster": "",
}


def save(client, part, **action):
    """Post the form of a new page with one block; return the response, and the page if it was created."""
    parent = HomePage.objects.get()
    form = STANDARD.editing_form(body=streamfield([part])) | action
    response = client.post(reverse("wagtailadmin_pages:add", args=["pages", "standardpage", parent.pk]), form)
    return response, StandardPage.objects.filter(slug="an-example").first()


@pytest.mark.parametrize("what", ["a video without a transcript", "an image without a description"])
def test_undescribed_media_can_be_saved_as_a_draft_but_not_published(what, site, editor_client, client):
    image = {"image": make_image().pk, "alt_text": "", "decorative": ""}
    part = ("video", WITHOUT_TRANSCRIPT) if "video" in what else ("image", image)
    response, page = save(editor_client, part, **{"action-publish": "1"})
    assert page is None
    assert "could not be created due to validation errors" in response.text

    _, page = save(editor_client, part)
    assert page is not None
    assert not page.live
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor_client.post(f"{bulk}?id={page.pk}", follow=True)
    assert "cannot be published yet" in response.text
    parent = page.get_parent()
    response = editor_client.post(f"{bulk}?id={parent.pk}", {"include_descendants": "on"}, follow=True)
    assert "cannot be published yet" in response.text
    with pytest.raises(PublishPermissionError, match=r"no (transcript|description)"):
        page.get_latest_revision().publish()
    assert not Page.objects.get(pk=page.pk).live


def test_decorative_image_needs_no_description(site, editor_client):
    part = ("image", {"image": make_image().pk, "alt_text": "", "decorative": "on"})
    assert save(editor_client, part, **{"action-publish": "1"})[1].live
