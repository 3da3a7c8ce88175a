"""News: the list with its filters, the page, the Atom feed."""

from datetime import date, timedelta

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError

from pages.models import FocusAreaPage, NewsAuthor
from tests.factories import make_image, make_news, make_person

from .documents import get_card_titles, read

pytestmark = pytest.mark.django_db

FEED = "/news/feed/"


def test_list_is_in_the_order_of_the_dates(site, client):
    make_news("Old", date=date(2024, 5, 1))
    make_news("New", date=date(2026, 5, 1))
    make_news("Middle", date=date(2025, 5, 1))
    assert get_card_titles(read(client, "/news/")) == ["New", "Middle", "Old"]


def test_visitor_filters_by_kind_focus_area_and_year(site, client):
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    make_news("A story", kind="story", focus_areas=[area], date=date(2025, 12, 31))
    make_news("A report", kind="report", date=date(2026, 1, 1))
    for query, titles in {
        "kind=story": ["A story"],
        "year=2026": ["A report"],
        "focus_area=healthy-ageing": ["A story"],
        "focus_area=healthy-ageing&year=2026": [],
        "year=1999": ["A report", "A story"],
        "kind=news": ["A report", "A story"],  # no item has it
    }.items():
        assert get_card_titles(read(client, f"/news/?{query}")) == titles, query


def test_date_may_be_past_and_not_after_the_day_of_publishing(site):
    make_news(date=date(2019, 1, 1))
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(PublishPermissionError, match="not after the day of publishing"):
        make_news(date=tomorrow)
    make_news("Scheduled", date=tomorrow, go_live_at=timezone.now() + timedelta(days=1))


def test_page_shows_kind_date_authors_and_the_image_with_its_description(site, client):
    image = make_image()
    page = make_news(
        kind="story",
        date=date(2026, 5, 3),
        authors=[NewsAuthor(person=make_person("Example A")), NewsAuthor(person=make_person("Example B"))],
        image=image,
        image_description="A garden in spring",
        image_caption="The garden.",
    )
    document = read(client, page.url)
    assert document.main.select_one(".label").text == "Story"
    assert document.main.select_one(".page__head .card__meta").text == "3 May 2026, by Example A, Example B"
    assert document.main.figure.img["alt"] == "A garden in spring"
    assert document.main.figcaption.text == "The garden."
    card = read(client, "/news/").select_one(".card img")
    assert card["alt"] == ""
    assert card["width"]


def test_newest_news_are_on_the_home_page_and_absent_while_there_are_none(site, client):
    assert not read(client, "/").find(id="latest")
    for number in range(4):
        make_news(f"News {number}", date=date(2026, 1, 1 + number))
    home = read(client, "/")
    assert get_card_titles(home.find(id="latest").parent) == ["News 3", "News 2", "News 1"]


def test_feed_is_linked_in_the_head_of_list_and_items(site, client):
    page = make_news()
    for path in ("/news/", page.url):
        link = read(client, path).head.find("link", rel="alternate")
        assert (link["href"], link["type"]) == (FEED, "application/atom+xml")


def test_feedparser_reads_the_feed_without_a_fault(site, client):
    make_news("Tea & cake <b>", summary="We said “yes” < and & then", kind="story", date=date(2026, 5, 3))
    response = client.get(FEED)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    # RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
    assert feed.feed.title == "News, Care City"
    assert feed.feed.author == "Care City"
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.feed.updated
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"alternate": "https://www.example.org/news/", "self": "https://www.example.org/news/feed/"}
    [entry] = feed.entries
    assert entry.title == "Tea & cake <b>"
    assert BeautifulSoup(entry.summary, "html.parser").text == "We said “yes” < and & then"
    assert entry.link == "https://www.example.org/news/tea-cake-b/"
    assert entry.published.startswith("2026-05-03T12:00")
    assert entry.updated
    assert [tag.term for tag in entry.tags] == ["Story"]


def test_feed_keeps_its_identifiers_when_pages_are_renamed_or_copied(site, client):
    page = make_news("Before")
    [before] = feedparser.parse(client.get(FEED).content).entries
    page.title, page.slug = "After", "after"
    page.save_revision().publish()
    feed = feedparser.parse(client.get(FEED).content)
    assert (feed.entries[0].id, feed.entries[0].title) == (before.id, "After")
    page.copy(update_attrs={"slug": "copy"})
    entries = feedparser.parse(client.get(FEED).content).entries
    assert len({entry.id for entry in entries}) == len(entries) == 2


def test_feed_without_items_is_valid_and_does_not_change_by_itself(site, client, monkeypatch):
    first = client.get(FEED).content
    assert not feedparser.parse(first).bozo
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert first == client.get(FEED).content


def test_feed_survives_characters_that_xml_cannot_contain(site, client):
    make_news("A\x0bBC", summary="X\x1fY\ufffe")
    feed = feedparser.parse(client.get(FEED).content)
    assert not feed.bozo
    assert (feed.entries[0].title, feed.entries[0].summary) == ("ABC", "XY")


def test_feed_omits_private_and_unpublished_items(site, client):
    private, draft = make_news("Private"), make_news("Draft")
    private.view_restrictions.create(restriction_type="login")
    draft.unpublish()
    make_news("Public")
    assert [entry.title for entry in feedparser.parse(client.get(FEED).content).entries] == ["Public"]
