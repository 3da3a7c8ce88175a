"""An editor writes each type of item, a moderator publishes it, visitors find it; unpublished, it is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from .keyboard import press, type_into
from .test_editor_journey import more_actions, sign_in_by_keyboard

AREA = "/focus-areas/healthy-ageing/"


@pytest.fixture
def open_admin(open_page, demo_site_url):
    """Return a function that opens the CMS of the site with demonstration data as a user."""

    def open_as(name):
        page = open_page(f"{demo_site_url}/admin/login/")
        sign_in_by_keyboard(page, name)
        return page

    return open_as


def find_index(page, site_url, index_type):
    """Return the primary key of an index page, from the CMS's own API."""
    children = page.request.get(f"{site_url}/admin/api/main/pages/?child_of=3").json()["items"]
    return next(child["id"] for child in children if child["meta"]["type"] == f"pages.{index_type}")


def choose_first(page, button):
    """Open a chooser and take the first of its results."""
    press(page.get_by_role("button", name=button).last)
    dialog = page.get_by_role("dialog")
    press(dialog.locator("a[data-chooser-modal-choice]").first)
    expect(dialog).to_have_count(0)


def fill_project(page):
    type_into(page.locator("[name=started_on]"), "2026-05-01")
    press(page.get_by_role("button", name="Add partner"))
    page.locator("[name=partners-0-role]").select_option("Funded by")
    choose_first(page, "Choose partner")
    choose_first(page, "Choose an image")
    for number in range(3):  # the paragraphs below the three headings
        type_into(page.locator("[data-draftail-editor-wrapper] [role=textbox]").nth(number), "Text of a test.")


def fill_news(page):
    page.locator("[name=kind]").select_option("Story")
    choose_first(page, "Choose an image")


def fill_opportunity(page):
    page.locator("[name=kind]").select_option("Job")
    soon = datetime.now(UTC) + timedelta(hours=30)  # the next to close is on the first page of each list
    type_into(page.locator("[name=closes_at]"), f"{soon:%Y-%m-%d} 17:00")


TYPES = {
    "project": ("ProjectIndexPage", fill_project, "/projects/"),
    "news": ("NewsIndexPage", fill_news, "/news/"),
    "opportunity": ("OpportunityIndexPage", fill_opportunity, "/get-involved/"),
}


def is_found(page, url):
    """Return whether the page is there: a project that is not redirects to the list."""
    response = page.request.get(url)
    return response.ok and response.url == url


def find(page, site_url, url):
    """Return where visitors find a URL, and whether it is in the feed."""
    texts = {
        "list": "/projects/" if "/projects/" in url else "/news/" if "/news/" in url else "/get-involved/",
        "focus area": AREA,
        "search": "/search/?q=Written+by+a+test",
        "sitemap": "/sitemap.xml",
        "site map": "/site-map/",
        "feed": "/news/feed/",
    }
    return {name for name, path in texts.items() if url in page.request.get(site_url + path).text()}


@pytest.mark.parametrize("kind", TYPES)
def test_item_is_written_previewed_published_found_and_gone_once_unpublished(
    kind, open_admin, open_page, demo_site_url
):
    index_type, fill, path = TYPES[kind]
    writer = open_admin("writer")
    parent = find_index(writer, demo_site_url, index_type)
    model = index_type.replace("Index", "").lower()
    writer.goto(f"{demo_site_url}/admin/pages/add/pages/{model}/{parent}/")
    title = f"Written by a test: {kind}"
    type_into(writer.locator("#id_title"), title)
    type_into(writer.locator("#id_summary"), "A summary of a test.")
    writer.get_by_label("Healthy ageing").check()
    fill(writer)
    press(writer.get_by_role("button", name="Toggle preview"))
    frame = writer.frame_locator("iframe[title=Preview]:not(.w-preview__proxy)")
    expect(frame.get_by_role("heading", level=1)).to_have_text(title)
    more_actions(writer, "Submit to Moderators approval")
    expect(writer.get_by_text("submitted for moderation")).to_be_visible()

    moderator, visitor = open_admin("editor"), open_page(demo_site_url)
    url = f"{path}written-by-a-test-{kind}/"
    assert not is_found(visitor, demo_site_url + url)
    press(moderator.get_by_role("region", name="Awaiting your review").get_by_role("link", name=title).first)
    edit = moderator.url
    more_actions(moderator, "Approve and Publish")
    expect(moderator.get_by_role("link", name="Current page status: live").first).to_be_visible()
    visitor.goto(demo_site_url + url)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)
    places = {"list", "focus area", "search", "sitemap", "site map"} | ({"feed"} if kind == "news" else set())
    assert find(visitor, demo_site_url, url) == places

    moderator.goto(edit.replace("/edit/", "/unpublish/"))
    press(moderator.get_by_role("button", name="Yes, unpublish it"))
    expect(moderator.get_by_text("unpublished")).to_be_visible()
    assert not is_found(visitor, demo_site_url + url)
    assert find(visitor, demo_site_url, url) == set()
