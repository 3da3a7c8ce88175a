"""Before a session ends, both admins say so, and it can be kept; the server's answer alone is brought forward."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .states import sign_in

LEFT = "**/sign-in/session/"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ASK = "fetch('/sign-in/session/').then((answer) => answer.json()).then((answer) => answer."
LEFT_NOW, TOKEN = f"{ASK}seconds)", f"{ASK}token)"
PLACES = ["/admin/pages/", "/django-admin/contact/feedback/"]


def tell(window, seconds, **more):
    """Let the server seem to say that so many seconds are left."""
    body = json.dumps({"seconds": seconds, "renewable": True, "token": ""} | more)
    window.route(LEFT, lambda route: route.fulfill(body=body, content_type="application/json"))


@pytest.fixture(params=PLACES)
def window(open_page, request):
    """Return a window in which somebody is signed in to one of the admins."""
    window = open_page(request.param)
    sign_in(window, "admin")
    window.wait_for_url(f"**{request.param}")
    return window


def test_nothing_is_said_while_there_is_time(window):
    with window.expect_response(LEFT):
        window.reload()
    assert window.evaluate(LEFT_NOW) > 25 * 60
    expect(window.get_by_role("dialog", name="signed out")).to_be_hidden()


def test_who_is_warned_can_stay(window):
    tell(window, 240, token=window.evaluate(TOKEN))
    window.reload()
    dialog = window.get_by_role("dialog", name="You will be signed out in 4 minutes")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button")).to_be_focused()
    found = Axe().run(window, context="dialog", options=RULES).response["violations"]
    assert [rule["id"] for rule in found] == []
    with window.expect_response("**/sign-in/session/renew/") as answer:
        dialog.get_by_role("button", name="Stay signed in").click()
    assert answer.value.json()["seconds"] > 29 * 60
    expect(dialog).to_be_hidden()


def test_end_of_twelve_hours_is_told_and_cannot_be_put_off(window):
    tell(window, 60, renewable=False)
    window.reload()
    dialog = window.get_by_role("dialog", name="You will be signed out in 1 minute: a session lasts 12 hours")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_who_was_signed_out_is_led_back_to_the_same_place(window):
    tell(window, 0)
    window.reload()
    window.get_by_role("dialog", name="You have been signed out").wait_for()
    place = window.evaluate("location.pathname")
    window.context.clear_cookies()
    window.get_by_role("button", name="Sign in again").click()
    sign_in(window, "admin")
    expect(window).to_have_url(place)
