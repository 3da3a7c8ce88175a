"""Both admins warn before a session ends and offer to extend it; tests shorten the wait by replacing a response."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .states import follow, sign_in

LEFT = "**/sign-in/session/"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ASK = "fetch('/sign-in/session/').then((response) => response.json()).then((response) => response."
LEFT_NOW, TOKEN = f"{ASK}seconds)", f"{ASK}token)"
PLACES = ["/admin/pages/", "/django-admin/contact/feedback/"]


def set_seconds_left(page, seconds, **more):
    """Replace the server's response about the time that is left."""
    body = json.dumps({"seconds": seconds, "renewable": True, "token": ""} | more)
    page.route(LEFT, lambda route: route.fulfill(body=body, content_type="application/json"))


@pytest.fixture(params=PLACES)
def page(open_page, request):
    """Return a page with an administrator signed in to one of the admins."""
    page = open_page(request.param)
    sign_in(page, "admin")
    page.wait_for_url(f"**{request.param}")
    return page


def test_no_warning_while_time_is_left(page):
    with page.expect_response(LEFT):
        page.reload()
    assert page.evaluate(LEFT_NOW) > 25 * 60
    expect(page.get_by_role("dialog", name="signed out")).to_be_hidden()


def test_warning_offers_to_stay_signed_in(page):
    set_seconds_left(page, 240, token=page.evaluate(TOKEN))
    page.reload()
    dialog = page.get_by_role("dialog", name="You will be signed out in 4 minutes")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button")).to_be_focused()
    found = Axe().run(page, context="dialog", options=RULES).response["violations"]
    assert [rule["id"] for rule in found] == []
    with page.expect_response("**/sign-in/session/renew/") as response:
        dialog.get_by_role("button", name="Stay signed in").click()
    assert response.value.json()["seconds"] > 29 * 60
    expect(dialog).to_be_hidden()


def test_end_of_twelve_hours_is_announced_and_cannot_be_extended(page):
    set_seconds_left(page, 60, renewable=False)
    page.reload()
    dialog = page.get_by_role("dialog", name="You will be signed out in 1 minute: a session lasts 12 hours")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_signing_in_again_returns_to_the_same_page(page):
    set_seconds_left(page, 0)
    page.reload()
    page.get_by_role("dialog", name="You have been signed out").wait_for()
    place = page.evaluate("location.pathname")
    page.context.clear_cookies()
    follow(page.get_by_role("button", name="Sign in again"))
    sign_in(page, "admin")
    expect(page).to_have_url(place)
