"""Journeys of those who look after feedback: a reviewer triages, replies and closes; a manager exports and erases."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .states import send, sign_in

LIST = "/django-admin/contact/feedback/"


@pytest.fixture
def sent(open_page):
    """Send a message as a visitor without scripts, and return its reference."""

    def send_one(message):
        window = open_page("/contact/", java_script_enabled=False)
        send(window, kind="A problem", message=message, email="jo@example.org")
        return window.locator(".reference__number").inner_text()

    return send_one


@pytest.fixture
def office(open_page):
    """Return a function that opens the list as somebody who is signed in."""

    def sign_in_as(name):
        window = open_page(LIST)
        sign_in(window, name)
        return window

    return sign_in_as


def find(window, reference):
    window.goto(LIST)
    window.get_by_role("textbox", name="Search").fill(reference)
    window.get_by_role("button", name="Search").click()
    window.get_by_role("link", name=reference).click()


def test_reviewer_triages_replies_and_closes(sent, office):
    reference = sent("The lift is slow.")
    window = office("reviewer")
    find(window, reference)
    expect(window.get_by_text("The lift is slow.")).to_be_visible()
    window.get_by_label("Assignee").select_option("reviewer")
    window.get_by_label("State").select_option("In progress")
    window.locator("[name=notes-0-text]").fill("Sam knows about lifts.")
    window.get_by_role("button", name="Save and continue editing").click()
    expect(window.get_by_text("was changed successfully")).to_be_visible()
    expect(window.get_by_text("Sam knows about lifts.")).to_be_visible()

    window.locator("[name=replies-0-text]").fill("It will be mended.")
    window.get_by_label("State").select_option("Closed")
    window.get_by_role("button", name="Save", exact=True).click()
    window.get_by_role("link", name=re.compile("^Closed")).first.click()
    expect(window.get_by_role("link", name=reference)).to_be_visible()
    find(window, reference)
    expect(window.get_by_text("Waiting to be sent")).to_be_visible()
    window.get_by_role("link", name="History").click()
    for act in ("looked at", "changed New to In progress, assignee", "noted", "replied"):
        expect(window.get_by_role("cell", name=act).first).to_be_visible()


def test_manager_exports_and_erases(sent, office):
    reference = sent("=1+1 is not a formula")
    window = office("manager")
    window.get_by_role("link", name="Export").click()
    window.get_by_label("Format").select_option("csv")
    with window.expect_download() as download:
        window.get_by_role("button", name="Submit").click()
    with download.value.path().open(newline="") as file:
        lines = {line["reference"]: line for line in csv.DictReader(file)}
    assert lines[reference]["message"] == "'=1+1 is not a formula"

    find(window, reference)
    window.get_by_role("link", name="Erase").click()
    window.get_by_role("button", name="Yes, erase it").click()
    expect(window.get_by_text(f"{reference} was erased.")).to_be_visible()
    find(window, reference)
    expect(window.get_by_text("is not a formula")).to_have_count(0)
    expect(window.get_by_text("jo@example.org")).to_have_count(0)


@pytest.mark.parametrize("screen", ["history", "erase"])
def test_our_own_admin_screens_have_no_violations(screen, sent, office):
    reference = sent(f"For the screen of {screen}")
    window = office("manager")
    find(window, reference)
    window.get_by_role("link", name=screen.title()).click()
    results = Axe().run(window, context="#content", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert results.violations_count == 0, results.generate_report()
