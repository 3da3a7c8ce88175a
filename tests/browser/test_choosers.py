"""Each button of every chooser outside blocks does what it says, while the chooser is empty and once it is filled."""

from functools import partial

import pytest
from playwright.sync_api import expect

from .states import sign_in
from .test_editor_media import edit


def open_first(page, listing):
    """Open the first item of a listing of the CMS."""
    page.goto(f"/admin/{listing}/")
    page.locator(".listing .title a, .title-wrapper a").first.click()


def move(page, slug):
    edit(page, slug)
    page.goto(page.url.replace("/edit/", "/move/"))


SCREENS = {
    "news item": partial(edit, slug="news/example-story-1"),
    "focus area": partial(edit, slug="focus-areas/healthy-ageing"),
    "project": partial(edit, slug="projects/example-project-1"),
    "opportunity": partial(edit, slug="get-involved/example-event-1"),
    "page with versions": partial(edit, slug="example-page-easy-read"),
    "page to move": partial(move, slug="news/example-story-1"),
    "partner": partial(open_first, listing="snippets/pages/partner"),
    "person": partial(open_first, listing="snippets/pages/person"),
    "site settings": lambda page: page.goto("/admin/settings/pages/sitesettings/"),
    "accessibility statement": lambda page: page.goto("/admin/settings/pages/accessibilitystatement/"),
    "redirect": lambda page: page.goto("/admin/redirects/add/"),
}


@pytest.fixture
def site_url(demo_site_url):
    """Use the site with demonstration data, where choosers are filled."""
    return demo_site_url


@pytest.fixture
def admin(open_page):
    page = open_page("/admin/")
    sign_in(page, "admin")
    return page


def choose_first(page):
    """Choose the first result in the dialog that is open."""
    dialog = page.get_by_role("dialog").last
    dialog.locator("a[data-chooser-modal-choice], a.choose-page").first.click()
    expect(dialog).to_have_count(0)


def open_menu(page, chooser):
    """Open the menu of a filled chooser and return it."""
    chooser.get_by_role("button", name="Actions").click()
    menu = page.locator(".tippy-box:visible")
    expect(menu).to_have_count(1)
    return menu


def press_every_button(page, chooser):
    """Fill the chooser if it is empty, change it, and empty and fill it again if it may be empty."""
    chosen, unchosen = chooser.locator(".chosen"), chooser.locator(".unchosen")
    if unchosen.is_visible():
        unchosen.get_by_role("button").click()
        choose_first(page)
    expect(chosen).to_be_visible()
    open_menu(page, chooser).locator("[data-chooser-action-choose]").click()
    choose_first(page)
    expect(chosen).to_be_visible()
    for link in open_menu(page, chooser).get_by_role("link").all():
        assert page.request.get(link.get_attribute("href")).ok
    clear = page.locator(".tippy-box:visible [data-chooser-action-clear]")
    if clear.count() and clear.is_visible():
        clear.click()
        expect(unchosen).to_be_visible()
        unchosen.get_by_role("button").click()
        choose_first(page)
        expect(chosen).to_be_visible()
    else:
        page.keyboard.press("Escape")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_button_of_every_chooser_works(screen, admin):
    SCREENS[screen](admin)
    admin.locator(".chooser").first.wait_for(state="attached")
    number = 0
    for tab in [*admin.locator("[role=tab]").all(), None] if admin.locator("[role=tab]").count() else [None]:
        if tab:
            tab.click()
        for chooser in admin.locator(".chooser").all():
            if chooser.is_visible() and not chooser.evaluate("part => part.closest('[data-streamfield-child]')"):
                press_every_button(admin, chooser)
                number += 1
    assert number > 0
