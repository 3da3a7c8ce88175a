"""Journeys of visitors and editors: somebody reads and sends feedback, somebody changes the home page."""

import re

from playwright.sync_api import expect

from .keyboard import press, type_into
from .states import sign_in


def test_visitor_reads_and_sends_feedback_without_scripts(open_page):
    window = open_page("/", java_script_enabled=False)
    window.get_by_role("link", name="About Care City").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("About Care City")
    window.get_by_role("navigation", name="Main menu").get_by_role("link", name="Contact").click()

    window.get_by_role("button", name="Send feedback").click()
    expect(window).to_have_title(re.compile("^Error: "))
    window.get_by_role("alert").get_by_role("link", name="Enter your feedback").click()
    expect(window.get_by_label("Your feedback")).to_be_focused()

    window.get_by_label("A compliment").check()
    window.get_by_label("Your feedback").fill("The garden is lovely.\nThank you!")
    window.get_by_label("No", exact=True).check()
    window.get_by_role("button", name="Send feedback").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Thank you for your feedback")
    expect(window.locator(".reference__number")).to_have_text(re.compile(r"^[A-Z2-9]{4}-[A-Z2-9]{4}$"))


def test_barrier_is_reported_with_the_keyboard_alone(open_page):
    window = open_page("/accessibility/")
    press(window.get_by_role("link", name="Report a barrier", exact=True))
    expect(window.get_by_label("An accessibility barrier")).to_be_checked()
    type_into(window.get_by_label("Your feedback"), "The menu does not open.")
    press(window.get_by_label("No", exact=True), "Space")
    press(window.get_by_role("button", name="Send feedback"))
    expect(window.get_by_role("heading", level=1)).to_have_text("Thank you for your feedback")


def test_summary_of_errors_takes_focus_without_a_script(open_page):
    window = open_page("/contact/")
    window.get_by_role("button", name="Send feedback").click()
    expect(window.locator(".error-summary")).to_be_focused()


def test_first_press_of_tab_offers_to_skip_to_the_content(open_page):
    window = open_page("/about/")
    window.keyboard.press("Tab")
    link = window.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    window.keyboard.press("Enter")
    expect(window.locator("main")).to_be_focused()


def test_editor_changes_the_home_page_and_publishes(open_page):
    window = open_page("/admin/")
    sign_in(window, "editor")
    window.goto("/admin/pages/")
    window.get_by_role("link", name="Care City", exact=True).first.click()
    window.get_by_role("textbox", name="Place line").fill("Barking, in the east of London")
    window.get_by_role("button", name="More actions").click()
    window.get_by_role("button", name="Publish").click()
    expect(window.get_by_text("has been published")).to_be_visible()

    visitor = open_page("/")
    expect(visitor.get_by_text("Barking, in the east of London")).to_be_visible()
