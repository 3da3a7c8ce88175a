"""Senders and reviewers: from a new message to its answer in public; two reviewers at once; every screen with axe."""

import csv
import re

import pytest
from playwright.sync_api import expect

from .keyboard import press, type_into
from .states import follow, send, sign_in
from .test_accessibility import violations_in_every_look

START = "/django-admin/"
LIST = "/django-admin/contact/feedback/"
# Path of each screen that needs no message.
SCREENS = {
    "start": START,
    "list": LIST,
    "list with a search": f"{LIST}?q=lift",
    "record": f"{LIST}record/",
    "report": f"{LIST}report/",
    "report with an error": f"{LIST}report/?start=x&end=y",
    "public answers": "/django-admin/pages/publicanswer/",
    "public answer": "/django-admin/pages/publicanswer/add/",
    "saved replies": "/django-admin/contact/savedreply/",
    "saved reply": "/django-admin/contact/savedreply/add/",
    "themes": "/django-admin/contact/theme/",
    "theme": "/django-admin/contact/theme/add/",
    "mail": "/django-admin/contact/mail/",
    "signature": "/django-admin/contact/signature/add/",
    "settings": "/django-admin/contact/feedbacksettings/add/",
    "retention": "/django-admin/contact/retentionrule/",
    "retention rule": "/django-admin/contact/retentionrule/add/",
}
VIEWPORTS = {390: {"width": 390, "height": 844}, 1280: {"width": 1280, "height": 900}}


# Controls without a border: forced colours take away their backgrounds.
BORDERLESS = """() => [...document.querySelectorAll("main :is(button, .button, select, textarea, input)")]
    .filter((one) => one.offsetParent && !["checkbox", "radio"].includes(one.type) && !one.closest(".visually-hidden"))
    .filter((one) => getComputedStyle(one).borderStyle === "none").map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def sent(open_page):
    """Return a function that sends a message as a visitor without scripts and returns its reference."""

    def send_one(message):
        page = open_page("/contact/", java_script_enabled=False)
        send(page, kind="A problem", message=message, email="jo@example.org")
        return page.locator(".reference__number").inner_text()

    return send_one


@pytest.fixture
def open_as(open_page):
    """Return a function that signs a user in and opens a screen."""

    def sign_in_as(name, path=LIST, **options):
        page = open_page(path, **options)
        sign_in(page, name)
        page.wait_for_url(f"**{path}")
        return page

    return sign_in_as


def find(page, reference):
    """Open the screen of a message by searching for its reference."""
    page.goto(f"{LIST}?q={reference}")
    page.locator("#result_list").get_by_role("link", name=reference).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(reference)


def add_saved_reply(page):
    """Add a saved reply as a manager, unless an earlier test has."""
    page.goto("/django-admin/contact/savedreply/")
    if not page.get_by_role("link", name="Opening hours").count():
        page.goto("/django-admin/contact/savedreply/add/")
        page.get_by_label("Title").fill("Opening hours")
        page.get_by_label("Text").fill("We are open from nine to five.")
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/savedreply/")


@pytest.mark.parametrize("width", VIEWPORTS)
def test_message_is_answered_comes_back_and_is_answered_in_public(width, sent, open_as, open_page):
    manager = open_as("manager")
    add_saved_reply(manager)
    reference = sent("When is somebody there?")
    page = open_as("reviewer", viewport=VIEWPORTS[width])
    find(page, reference)

    # Claimed, answered with a saved reply and closed: two presses after opening.
    page.get_by_label("Saved reply").select_option(label="Opening hours")
    page.get_by_role("button", name="Insert", exact=True).click()
    expect(page.locator("#id_reply-text")).to_have_value("We are open from nine to five.")
    follow(page.get_by_role("button", name="Preview", exact=True))
    link = re.search(r"http://\S+/contact/reply/\S+/", page.locator("pre").inner_text())[0]
    page.get_by_role("button", name="Send and close", exact=True).click()
    expect(page.get_by_text("The reply is on its way to the sender.")).to_be_visible()
    expect(page.locator(".conversation__head")).to_contain_text("Closed")
    expect(page.locator("#id_assignee option:checked")).to_have_text("reviewer")

    # The sender writes back through the link in the mail.
    sender = open_page(link, viewport=VIEWPORTS[width], java_script_enabled=False)
    sender.get_by_label("Your message to us").fill("And on Sundays?")
    sender.get_by_role("button", name="Send", exact=True).click()
    expect(sender.get_by_role("heading", level=1)).to_have_text("Thank you")
    sender.get_by_role("link", name="See what is happening with your message").click()
    expect(sender.get_by_text("We are looking at it.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("And on Sundays?")).to_be_visible()
    expect(page.locator(".conversation__head")).to_contain_text("In progress")
    manager.goto("/django-admin/contact/mail/")
    expect(manager.get_by_text("Notification that a sender wrote back").first).to_be_visible()

    page.locator("#id_reply-text").fill("Not on Sundays, but we have put the hours on the home page.")
    page.get_by_role("button", name="Send and close", exact=True).click()
    expect(page.get_by_text("The reply is on its way to the sender.")).to_be_visible()

    find(manager, reference)
    manager.get_by_role("link", name="Draft “You said, we did”").click()
    told = f"The opening hours were hard to find at {width} pixels."
    manager.get_by_label("What people told us").fill(told)
    manager.get_by_label("What we did").fill("They are on the home page now.")
    manager.get_by_label("Focus area").select_option(index=1)
    manager.get_by_label("Published").check()
    manager.get_by_role("button", name="Save", exact=True).click()
    manager.wait_for_url("**/publicanswer/")
    area = open_page("/focus-areas/healthy-ageing/", viewport=VIEWPORTS[width])
    expect(area.get_by_role("heading", name="You said, we did")).to_be_visible()
    expect(area.get_by_text(told)).to_be_visible()


def test_two_reviewers_at_once_see_what_the_other_did(sent, open_as):
    reference = sent("The lift is slow.")
    first, second = open_as("reviewer"), open_as("manager")
    for page in (first, second):
        find(page, reference)
    expect(second.get_by_text("reviewer opened this")).to_be_visible()
    second.get_by_label("Outcome").fill("Told the landlord.")
    second.get_by_role("button", name="Save handling").last.click()
    expect(second.get_by_text("The handling was saved.")).to_be_visible()

    first.locator("#id_reply-text").fill("Dear Jo")
    first.get_by_label("Outcome").fill("Asked Sam.")
    first.get_by_role("button", name="Send and wait").click()
    conflict = first.locator(".field__error").get_by_text("manager changed this to “Told the landlord.”")
    expect(conflict).to_be_visible()
    expect(first.locator("#id_reply-text")).to_have_value("Dear Jo")
    first.get_by_role("button", name="Send and wait").click()
    expect(first.get_by_text("The reply is on its way to the sender.")).to_be_visible()
    second.reload()
    expect(second.get_by_label("Outcome")).to_have_value("Asked Sam.")
    expect(second.get_by_text("Dear Jo")).to_be_visible()


def test_reply_is_kept_as_it_is_typed(sent, open_as):
    reference = sent("The door sticks.")
    page = open_as("reviewer")
    find(page, reference)
    page.locator("#id_reply-text").press_sequentially("Dear Jo, the door")
    expect(page.locator(".composer__panel--reply").get_by_text("Draft saved")).to_be_visible()
    page.goto(START)
    find(page, reference)
    expect(page.locator("#id_reply-text")).to_have_value("Dear Jo, the door")


def test_reviewer_answers_with_the_keyboard_alone_and_without_scripts(sent, open_as):
    reference = sent("The bell is silent.")
    page = open_as("reviewer", java_script_enabled=False)
    find(page, reference)
    press(page.get_by_label("Note for colleagues", exact=True).first, "Space")
    type_into(page.locator("#id_note-text"), "Ask Sam.")
    press(page.get_by_role("button", name="Add the note"))
    expect(page.get_by_text("The note was added.")).to_be_visible()
    type_into(page.locator("#id_reply-text"), "It will be mended.")
    press(page.get_by_role("button", name="Send", exact=True))
    expect(page.get_by_text("The reply is on its way to the sender.")).to_be_visible()


def test_manager_exports_and_erases(sent, open_as):
    reference = sent("=1+1 is not a formula")
    page = open_as("manager")
    page.goto(f"{LIST}?scope=all")
    page.get_by_role("link", name="Export").click()
    page.get_by_label("Format").select_option("csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Submit").click()
    with download.value.path().open(newline="", encoding="utf-8-sig") as file:
        lines = {line["reference"]: line for line in csv.DictReader(file)}
    assert lines[reference]["message"] == "'=1+1 is not a formula"

    find(page, reference)
    page.get_by_role("link", name="Erase").click()
    page.get_by_role("button", name="Yes, erase it").click()
    expect(page.get_by_text(f"{reference} was erased.")).to_be_visible()
    find(page, reference)
    expect(page.get_by_text("is not a formula")).to_have_count(0)
    expect(page.get_by_text("jo@example.org")).to_have_count(0)


def test_no_screen_has_a_violation_scrolls_sideways_or_fails_in_a_script(sent, open_as):
    reference = sent("The lift is slow.")
    page = open_as("manager")
    script_errors = []
    page.on("pageerror", lambda error: script_errors.append(f"{page.url}: {error}"))
    paths = dict(SCREENS)
    find(page, reference)
    paths["conversation"] = page.url
    paths |= {name: page.url.replace("/change/", f"/{name}/") for name in ("history", "erase")}
    found = {}
    for name, path in paths.items():
        page.goto(path)
        found[name] = violations_in_every_look(page)
        page.emulate_media(forced_colors="active")
        found[name] += [f"forced colours: no border: {html}" for html in page.evaluate(BORDERLESS)]
        page.emulate_media(forced_colors="none")
        page.set_viewport_size(VIEWPORTS[390])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[name].append("scrolls sideways at 390 px")
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert script_errors == []


def test_no_refused_form_has_a_violation(sent, open_as, open_page):
    page = open_as("reviewer")
    find(page, sent("The lift is slow."))
    follow(page.get_by_role("button", name="Preview", exact=True))
    link = re.search(r"http://\S+/contact/reply/\S+/", page.locator("pre").inner_text())[0]
    page.get_by_role("button", name="Send and close", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved or sent")
    found = {"conversation": violations_in_every_look(page)}
    page.goto(f"{LIST}record/")
    page.get_by_role("button", name="Record the message").click()
    expect(page.get_by_role("alert")).to_contain_text("The message was not recorded")
    found["record"] = violations_in_every_look(page)

    sender = open_page(link)
    found["write back"] = violations_in_every_look(sender)
    sender.get_by_role("button", name="Send", exact=True).click()
    expect(sender.get_by_role("alert")).to_be_focused()
    found["write back, refused"] = violations_in_every_look(sender)
    sender.get_by_label("Your message to us").fill("And on Sundays?")
    follow(sender.get_by_role("button", name="Send", exact=True))
    found["written back"] = violations_in_every_look(sender)
    sender.goto("/contact/status/?reference=K7M4-9QX7")
    expect(sender.get_by_role("alert")).to_be_focused()
    found["status"] = violations_in_every_look(sender)
    assert {name: lines for name, lines in found.items() if lines} == {}
