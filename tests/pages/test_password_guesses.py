"""Guesses at the password of a private page or document: limited for each visitor, and for all together."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, Page

from pages import rate_limits
from tests.browser.server import PRIVATE_PATH, production_server
from tests.carecity.accounts.steps import get_text

WRONG, LOCKED = "not correct", "Too many attempts at this password. Wait 15 minutes"
RIGHT, GUESS = "open sesame", "guess"


@pytest.fixture(params=["page", "document"])
def form_path(request, site):
    """Return the path that the password of a private page, or of a private collection, is posted to."""
    return make_private(site, request.param)


def make_private(site, kind):
    fields = {"restriction_type": "password", "password": RIGHT}
    if kind == "page":
        page = Page.objects.get(slug="about")
        return f"/_util/authenticate_with_password/{page.view_restrictions.create(**fields).pk}/{page.pk}/"
    private = Collection.get_first_root_node().add_child(name="Private")
    restriction = CollectionViewRestriction.objects.create(collection=private, **fields)
    return f"/documents/authenticate_with_password/{restriction.pk}/"


def guess(path, password=GUESS, sender="192.0.2.1", client=None):
    form = {"password": password, "return_url": "/about/"}
    return (client or Client()).post(path, form, REMOTE_ADDR=sender)


def test_eleventh_guess_of_a_visitor_is_refused_even_if_it_is_right(form_path):
    for _ in range(10):
        response = guess(form_path)
        assert (response.status_code, WRONG in response.text) == (200, True)
    wrong, right = guess(form_path), guess(form_path, RIGHT)
    for response in (wrong, right):
        assert (response.status_code, response["Retry-After"]) == (429, "900")
        assert LOCKED in response.text
        assert WRONG not in response.text
        assert "no-store" in response["Cache-Control"]
    assert get_text(wrong) == get_text(right)


def test_refused_form_keeps_where_the_visitor_was_going_and_not_the_password(form_path):
    for _ in range(10):
        guess(form_path)
    page = guess(form_path, "my-secret-guess").text
    assert "my-secret-guess" not in page
    assert '<input type="hidden" name="return_url" value="/about/"' in page
    assert f'action="{form_path}"' in page


def test_right_password_does_not_count(form_path):
    for _ in range(30):
        assert guess(form_path, RIGHT).status_code == 302
    for _ in range(9):
        guess(form_path)
    assert guess(form_path, RIGHT).status_code == 302
    assert WRONG in guess(form_path).text
    assert LOCKED in guess(form_path).text


def test_empty_password_is_no_guess(form_path):
    for _ in range(11):
        assert "This field is required" in guess(form_path, " ").text
    assert guess(form_path, RIGHT).status_code == 302


def test_other_visitors_and_other_passwords_are_not_refused(form_path, site):
    for _ in range(11):
        guess(form_path)
    assert guess(form_path, RIGHT, "192.0.2.2").status_code == 302
    other = make_private(site, "document" if form_path.startswith("/_util") else "page")
    assert guess(other, RIGHT).status_code == 302


def test_visitor_who_is_already_in_stays_in(site, client):
    path = make_private(site, "page")
    guess(path, RIGHT, client=client)
    for _ in range(11):
        guess(path)
    assert "Password needed" not in client.get("/about/").text
    assert "Password needed" in Client().get("/about/").text


def test_guesses_of_many_visitors_are_limited_together(form_path, monkeypatch):
    monkeypatch.setattr(rate_limits, "ALL_GUESSES", rate_limits.SlidingWindowLimit("test", 20, 900))
    for number in range(20):
        assert WRONG in guess(form_path, sender=f"192.0.2.{number}").text
    assert LOCKED in guess(form_path, RIGHT, "192.0.2.99").text
    assert rate_limits.CLIENT_GUESSES.acquire("another") is not None


def test_ipv6_network_counts_as_one_visitor(form_path):
    for number in range(10):
        guess(form_path, sender=f"2001:db8::{number}")
    assert LOCKED in guess(form_path, sender="2001:db8::ff").text


def test_guess_at_a_password_that_does_not_exist_is_not_found_and_not_counted(site):
    for path in ("/_util/authenticate_with_password/999/1/", "/documents/authenticate_with_password/999/"):
        for _ in range(12):
            assert guess(path).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%private-password%'")
        assert cursor.fetchone() == (0,)


def attempt(url, sender, password):
    """Post a password for the private document as a browser does, and return the page."""
    browser = build_opener(HTTPCookieProcessor())
    page = browser.open(f"{url}{PRIVATE_PATH}").read().decode()
    token, action = (
        re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1],
        re.search(r'action="(/doc[^"]+)"', page)[1],
    )
    form = {"password": password, "return_url": PRIVATE_PATH, "csrfmiddlewaretoken": token}
    post = Request(f"{url}{action}", urlencode(form).encode(), {"X-Forwarded-For": sender})  # noqa: S310 - loopback
    try:
        return browser.open(post).read().decode()
    except HTTPError as error:
        return f"{error.code} {error.read().decode()}"


def test_simultaneous_guesses_in_several_processes_are_each_counted():
    with production_server(processes=2) as url, ThreadPoolExecutor(16) as pool:
        pages = list(pool.map(lambda _: attempt(url, "192.0.2.1", "guess"), range(40)))
        assert {page[:3] for page in pages if WRONG not in page} == {"429"}
        assert 1 <= sum(WRONG in page for page in pages) <= 10
        for _ in range(10):
            attempt(url, "192.0.2.1", "guess")
        assert attempt(url, "192.0.2.1", RIGHT).startswith("429")
        assert attempt(url, "192.0.2.2", RIGHT) == "%PDF secret"
