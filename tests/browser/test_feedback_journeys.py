"""A reviewer triages, replies to and closes feedback; a manager exports and erases it."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .states import send, sign_in

LIST = "/django-admin/contact/feedback/"


@pytest.fixture
def sent(open_page):
    """Return a function that sends a message as a visitor without scripts and returns its reference."""

    def send_one(message):
        page = open_page("/contact/", java_script_enabled=False)
        send(page, kind="A problem", message=message, email="jo@example.org")
        return page.locator(".reference__number").inner_text()

    return send_one


@pytest.fixture
def open_list(open_page):
    """Return a function that signs a user in and opens the list of feedback."""

    def sign_in_as(name):
        page = open_page(LIST)
        sign_in(page, name)
        return page

    return sign_in_as


def find(page, reference):
    page.goto(LIST)
    page.get_by_role("textbox", name="Search").fill(reference)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=reference).click()


def test_reviewer_triages_replies_and_closes(sent, open_list):
    reference = sent("The lift is slow.")
    page = open_list("reviewer")
    find(page, reference)
    expect(page.get_by_text("The lift is slow.")).to_be_visible()
    page.get_by_label("Assignee").select_option("reviewer")
    page.get_by_label("State").select_option("In progress")
    page.locator("[name=notes-0-text]").fill("Sam knows about lifts.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    expect(page.get_by_text("Sam knows about lifts.")).to_be_visible()

    page.locator("[name=replies-0-text]").fill("It will be mended.")
    page.get_by_label("State").select_option("Closed")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name=re.compile("^Closed")).first.click()
    expect(page.get_by_role("link", name=reference)).to_be_visible()
    find(page, reference)
    expect(page.get_by_text("Waiting to be sent")).to_be_visible()
    page.get_by_role("link", name="History").click()
    for act in ("viewed", "changed state (New to In progress), assignee", "added a note", "replied"):
        expect(page.get_by_role("cell", name=act).first).to_be_visible()


def test_manager_exports_and_erases(sent, open_list):
    reference = sent("=1+1 is not a formula")
    page = open_list("manager")
    page.get_by_role("link", name="Export").click()
    page.get_by_label("Format").select_option("csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Submit").click()
    with download.value.path().open(newline="") as file:
        lines = {line["reference"]: line for line in csv.DictReader(file)}
    assert lines[reference]["message"] == "'=1+1 is not a formula"

    find(page, reference)
    page.get_by_role("link", name="Erase").click()
    page.get_by_role("button", name="Yes, erase it").click()
    expect(page.get_by_text(f"{reference} was erased.")).to_be_visible()
    find(page, reference)
    expect(page.get_by_text("is not a formula")).to_have_count(0)
    expect(page.get_by_text("jo@example.org")).to_have_count(0)


@pytest.mark.parametrize("screen", ["history", "erase"])
def test_own_admin_pages_have_no_violation(screen, sent, open_list):
    reference = sent(f"For the screen of {screen}")
    page = open_list("manager")
    find(page, reference)
    page.get_by_role("link", name=screen.title()).click()
    results = Axe().run(page, context="#content", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert results.violations_count == 0, results.generate_report()
