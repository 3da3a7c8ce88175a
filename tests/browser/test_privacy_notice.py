"""The page on privacy and cookies names what a browser sees on the site: every cookie, every other host, no more."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from .server import PRIVATE_PATH
from .states import send, sign_in

NOTICE = "/privacy-and-cookies/"
PREFIX = "__Host-"  # of a cookie's name where there is HTTPS, which these tests do without
PLAYERS = ["Play “A walk", "Play “The street"]
ADMINS = ["/admin/", "/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/guide/", "/django-admin/"]


@pytest.fixture
def notice(pages):
    """Return the main part of the page."""
    return BeautifulSoup(pages[NOTICE], "html.parser").main


def named_cookies(notice):
    return {name.text.removeprefix(PREFIX) for name in notice.select("li > b")}


def cookies(window):
    """Return the names of all cookies that the browser has."""
    return {cookie["name"].removeprefix(PREFIX) for cookie in window.context.cookies()}


def test_reading_sets_no_cookie_but_on_the_page_with_the_form(pages, open_page):
    window = open_page("/")
    for path in pages:
        if path != "/contact/":
            window.goto(path)
            assert cookies(window) == set(), path
    window.goto("/search/?q=care")
    window.goto("/no-such-page/")
    assert cookies(window) == set()


def test_every_cookie_that_a_browser_sees_is_named_and_no_other(notice, open_page):
    visitor = open_page("/")
    send(visitor, kind="A question", message="Which cookies do you set?")
    visitor.goto("/search/?q=care")
    assert cookies(visitor) == {"csrftoken"}
    visitor.goto(PRIVATE_PATH)
    visitor.get_by_label("Password").fill("open sesame")
    with visitor.expect_download():
        visitor.get_by_role("button", name="Continue").click()
    assert cookies(visitor) == {"csrftoken", "sessionid"}
    session = next(cookie for cookie in visitor.context.cookies() if cookie["name"].endswith("sessionid"))
    assert session["expires"] == -1, "it ends with the browser"

    staff = open_page("/admin/")
    sign_in(staff, "admin")
    expect(staff.get_by_role("button", name="Toggle sidebar")).to_be_visible()
    staff.get_by_role("button", name="Toggle sidebar").click()
    for path in ADMINS:
        staff.goto(path)
    assert cookies(visitor) | cookies(staff) == named_cookies(notice)


def test_every_host_that_a_browser_is_sent_to_is_named_and_no_other(notice, pages, browser, media_address):
    context, sent_to = browser.new_context(base_url=media_address), set()

    def judge(route):
        host = urlsplit(route.request.url).netloc
        if host == urlsplit(media_address).netloc:
            return route.continue_()
        sent_to.add(host)
        return route.abort()

    context.route("**/*", judge)
    window = context.new_page()
    for path in (*pages, "/pictures/", "/film/", "/video/"):
        window.goto(path, wait_until="networkidle")
    assert sent_to == set(), "nobody else is asked while somebody reads"
    for name in PLAYERS:
        window.get_by_role("link", name=re.compile(name)).click()
        window.wait_for_load_state("networkidle")
    contact = BeautifulSoup(pages["/contact/"], "html.parser")
    sent_to.add(urlsplit(contact.find("a", string="Find us on OpenStreetMap")["href"]).netloc)
    assert sent_to == set(re.findall(r"\b(?:[\w-]+\.)+(?:com|org|net|uk)\b", notice.get_text(" ")))
    context.close()
