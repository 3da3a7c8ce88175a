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


def add_promoted_result(page):
    page.goto("/admin/searchpicks/add/")
    page.get_by_role("button", name="Add a recommended result").click()


def add_partner(page):
    """Open a project and add a row, whose chooser is made after the page has loaded."""
    edit(page, "projects/example-project-2")
    page.get_by_role("button", name="Add partner").click()


# How to open each screen with a chooser outside blocks, and how many it has.
SCREENS = {
    "home page": (lambda page: page.goto("/admin/pages/3/edit/"), 2),
    "contact page": (partial(edit, slug="contact"), 2),
    "news item": (partial(edit, slug="news/example-story-1"), 4),
    "focus area": (partial(edit, slug="focus-areas/healthy-ageing"), 3),
    "project": (partial(edit, slug="projects/example-project-1"), 10),
    "row that was added to a project": (add_partner, 4),
    "opportunity": (partial(edit, slug="get-involved/example-event-1"), 1),
    "page with versions": (partial(edit, slug="example-page-easy-read"), 2),
    "page to move": (partial(move, slug="news/example-story-1"), 1),
    "partner": (partial(open_first, listing="snippets/pages/partner"), 1),
    "person": (partial(open_first, listing="snippets/pages/person"), 1),
    "site settings": (lambda page: page.goto("/admin/settings/pages/sitesettings/"), 3),
    "accessibility statement": (lambda page: page.goto("/admin/settings/pages/accessibilitystatement/"), 1),
    "redirect": (lambda page: page.goto("/admin/redirects/add/"), 1),
    "promoted result": (add_promoted_result, 1),
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


@pytest.mark.parametrize(("open_screen", "number"), SCREENS.values(), ids=SCREENS)
def test_every_button_of_every_chooser_works(open_screen, number, admin):
    open_screen(admin)
    admin.locator(".chooser").first.wait_for(state="attached")
    pressed = 0
    for tab in admin.locator("[role=tab]").all() or [None]:
        if tab:
            tab.click()
        for chooser in admin.locator(".chooser").all():
            if chooser.is_visible() and not chooser.evaluate("part => part.closest('[data-streamfield-child]')"):
                press_every_button(admin, chooser)
                pressed += 1
    assert pressed == number
