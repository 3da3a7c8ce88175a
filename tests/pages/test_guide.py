"""The guide in the CMS: what each role reads, and how administrators edit it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.blocks.guide import SCREENS
from pages.initial_content.files import read_table
from pages.models import GuideChapter
from pages.models.guide import Audience, get_audiences
from tests.browser.guide_pictures import NO_PICTURE, VISITS
from tests.conftest import make_staff

pytestmark = pytest.mark.django_db

READERS = {
    "Editors": {Audience.EVERYONE, Audience.WRITERS, Audience.EDITORS},
    "Moderators": {Audience.EVERYONE, Audience.WRITERS, Audience.MODERATORS},
    "Administrators": {Audience.EVERYONE, Audience.ADMINISTRATORS},
}


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


def read_guide(user):
    return BeautifulSoup(sign_in(user).get(reverse("editors_guide")).content, "html.parser").main


def get_menu_labels(user):
    """Return the names of everything in a user's menu."""
    request = RequestFactory().get("/admin/")
    request.user = user
    menus = (admin_menu, reports_menu, settings_menu)
    return {str(item.label) for menu in menus for item in menu.menu_items_for_request(request)}


@pytest.mark.parametrize("group", READERS)
def test_each_role_reads_its_chapters_in_order(group, site):
    user = make_staff("reader", group)
    assert get_audiences(user) == READERS[group]
    expected = [chapter["title"] for chapter in read_table("guide").values() if chapter["audience"] in READERS[group]]
    guide = read_guide(user).find(class_="guide")
    assert [heading.text for heading in guide.find_all("h2")] == expected
    assert [link.text for link in guide.nav.find_all("a")] == expected
    assert all(guide.find(id=link["href"].removeprefix("#")) for link in guide.nav.find_all("a"))


@pytest.mark.parametrize("group", READERS)
def test_guide_mentions_nothing_that_is_not_in_the_menu_of_its_reader(group, site):
    user, administrator = make_staff("reader", group), User.objects.create_superuser("admin")
    foreign = get_menu_labels(administrator) - get_menu_labels(user) - {"Settings"}  # also a part of each page's form
    assert len(foreign) > 3
    text = " ".join(read_guide(user).get_text(" ").split())
    quoted = {tag.get_text().strip() for tag in read_guide(user).find_all("b")}
    assert {label for label in foreign if label in quoted or f"“{label}”" in text} == set()


def test_superuser_reads_everything_but_what_is_for_those_who_may_not_publish(site):
    user = User.objects.create_superuser("admin")
    assert get_audiences(user) == set(Audience) - {Audience.EDITORS}
    assert get_audiences(AnonymousUser()) == {Audience.EVERYONE}


def test_every_report_for_writers_is_in_the_guide(site):
    text = read_guide(make_staff("reader", "Moderators")).get_text(" ")
    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(username="reader")
    labels = {str(item.label) for item in reports_menu.menu_items_for_request(request)}
    assert {label for label in labels if label not in text} == {"Site history"}


def test_every_screen_has_its_picture_and_is_in_the_guide():
    assert SCREENS.keys() == VISITS.keys() - {NO_PICTURE}
    assert [name for name in SCREENS if not finders.find(f"img/guide/{name}.webp")] == []
    blocks = [block for chapter in read_table("guide").values() for block in chapter["body"]]
    assert {block["value"]["screen"] for block in blocks if block["type"] == "screen"} == SCREENS.keys()


def test_administrator_changes_a_chapter_as_a_draft_and_publishes_it(site):
    administrator, editor = make_staff("boss", "Administrators"), make_staff("writer", "Editors")
    chapter = GuideChapter.objects.get(title="Writing for our readers")
    url = reverse(GuideChapter.snippet_viewset.get_url_name("edit"), args=[chapter.pk])
    fields = {"title": chapter.title, "audience": chapter.audience}
    fields["body"] = streamfield([("paragraph", rich_text("<p>Be kind.</p>", features=["bold"]))])
    form = nested_form_data(fields | {"go_live_at": "", "expire_at": ""})
    assert sign_in(administrator).post(url, form).status_code == 302
    assert "Be kind." not in read_guide(editor).text
    assert sign_in(administrator).post(url, form | {"action-publish": "1"}).status_code == 302
    assert "Be kind." in read_guide(editor).text
    assert sign_in(editor).get(url).status_code == 302
    chapter.refresh_from_db()
    assert chapter.revisions.count() == 3


def test_only_administrators_get_the_button_that_edits_the_guide(site):
    for group in READERS:
        text = read_guide(make_staff(group.lower(), group)).get_text(" ")
        assert ("Edit the guide" in text.partition("Finding your way")[0]) == (group == "Administrators")


@pytest.mark.parametrize("screen", ["", "gone"])
def test_chapter_without_picture_is_shown_without_it(screen, site, monkeypatch):
    """A preview has a block without a picture, and a later release may drop one: its file has no hash then."""
    monkeypatch.setattr(
        "pages.blocks.guide.static", {f"img/guide/{name}.webp": "/a.webp" for name in SCREENS}.__getitem__
    )
    GuideChapter.objects.update(body=[("screen", {"screen": screen, "caption": "A caption"})])
    guide = read_guide(make_staff("writer", "Editors"))
    assert guide.find("figure") is None
    GuideChapter.objects.update(body=[("screen", {"screen": "start", "caption": "A caption"})])
    assert read_guide(User.objects.get(username="writer")).find("figure").img["alt"] == "A caption"
