"""A visitor reads and sends feedback; an editor changes the home page."""

import re

from playwright.sync_api import expect

from .keyboard import press, type_into
from .states import follow, sign_in


def test_visitor_reads_and_sends_feedback_without_scripts(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="About Care City").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About Care City")
    follow(page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Contact"))

    page.get_by_role("button", name="Send feedback").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("alert").get_by_role("link", name="Enter your feedback").click()
    expect(page.get_by_label("Your feedback")).to_be_focused()

    page.get_by_label("A compliment").check()
    page.get_by_label("Your feedback").fill("The garden is lovely.\nThank you!")
    page.get_by_label("No reply needed", exact=True).check()
    page.get_by_role("button", name="Send feedback").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your feedback")
    expect(page.locator(".reference__number")).to_have_text(re.compile(r"^[A-Z2-9]{4}-[A-Z2-9]{4}$"))


def test_visitor_reports_a_barrier_with_the_keyboard_alone(open_page):
    page = open_page("/accessibility/")
    press(page.get_by_role("link", name="Report a barrier", exact=True))
    expect(page.get_by_label("An accessibility barrier")).to_be_checked()
    type_into(page.get_by_label("Your feedback"), "The menu does not open.")
    press(page.get_by_label("No reply needed", exact=True), "Space")
    press(page.get_by_role("button", name="Send feedback"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your feedback")


def test_error_summary_is_focused(open_page):
    page = open_page("/contact/")
    page.get_by_role("button", name="Send feedback").click()
    expect(page.locator(".error-summary")).to_be_focused()


def test_first_tab_focuses_the_skip_link(open_page):
    page = open_page("/about/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_editor_publishes_a_change_of_the_home_page(open_page):
    page = open_page("/admin/")
    sign_in(page, "editor")
    page.goto("/admin/pages/")
    page.get_by_role("main").get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Edit", exact=True).first.click()
    page.get_by_role("textbox", name="Place line").fill("Barking, in the east of London")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("has been published")).to_be_visible()

    visitor = open_page("/")
    expect(visitor.get_by_text("Barking, in the east of London")).to_be_visible()
