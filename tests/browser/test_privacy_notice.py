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
    """Return the main element of the page."""
    return BeautifulSoup(pages[NOTICE], "html.parser").main


def named_cookies(notice):
    return {name.text.removeprefix(PREFIX) for name in notice.select("li > b")}


def cookies(page):
    """Return the names of the browser's cookies."""
    return {cookie["name"].removeprefix(PREFIX) for cookie in page.context.cookies()}


def test_only_the_page_with_the_form_sets_a_cookie(pages, open_page):
    page = open_page("/")
    for path in pages:
        if path != "/contact/":
            page.goto(path)
            assert cookies(page) == set(), path
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0, path
    page.goto("/search/?q=care")
    page.goto("/no-such-page/")
    assert cookies(page) == set()
    page.goto("/contact/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_notice_names_exactly_the_cookies_that_are_set(notice, open_page):
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
    assert session["expires"] == -1, "it ends when the browser closes"

    staff = open_page("/admin/")
    sign_in(staff, "admin")
    expect(staff.get_by_role("button", name="Toggle sidebar")).to_be_visible()
    staff.get_by_role("button", name="Toggle sidebar").click()
    for path in ADMINS:
        staff.goto(path)
    assert cookies(visitor) | cookies(staff) == named_cookies(notice)


def test_notice_names_exactly_the_hosts_that_links_and_players_use(notice, pages, browser, media_site_url):
    context, hosts = browser.new_context(base_url=media_site_url), set()

    def block_other_hosts(route):
        host = urlsplit(route.request.url).netloc
        if host == urlsplit(media_site_url).netloc:
            return route.continue_()
        hosts.add(host)
        return route.abort()

    context.route("**/*", block_other_hosts)
    page = context.new_page()
    for path in (*pages, "/pictures/", "/film/", "/video/"):
        page.goto(path, wait_until="networkidle")
    assert hosts == set(), "no other host is requested while a visitor reads"
    for name in PLAYERS:
        with page.expect_event("requestfailed"):  # blocked above
            page.get_by_role("link", name=re.compile(name)).click()
    contact = BeautifulSoup(pages["/contact/"], "html.parser")
    hosts.add(urlsplit(contact.find("a", string="Map on OpenStreetMap")["href"]).netloc)
    assert hosts == set(re.findall(r"\b(?:[\w-]+\.)+(?:com|org|net|uk)\b", notice.get_text(" ")))
    context.close()
