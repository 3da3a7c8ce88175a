"""Under the security policy nothing is stopped: staff and visitors do all that there is to do, in a real browser."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from .crawl import links
from .keyboard import type_into
from .states import sign_in
from .test_editor_journey import picture
from .test_editor_media import edit
from .watching import watch

# Links to what is downloaded, or ends the session.
NO_PAGE = re.compile(r"export|logout|/documents/\d+/|/static/|/media/|/download")


@pytest.fixture
def address(media_address):
    """Visit the site with pictures and videos."""
    return media_address


@pytest.fixture
def seen(browser, address):
    """Return a window, and the list of what the policy stopped in it."""
    context = browser.new_context(base_url=address, viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(20_000)
    stopped = watch(context)
    yield context.new_page(), stopped
    context.close()


@pytest.fixture
def admin(seen):
    """Return a window in which an administrator is signed in; nothing may have been stopped in the end."""
    window, stopped = seen
    window.goto("/admin/login/")
    sign_in(window, "admin")
    window.wait_for_url("**/admin/")
    yield window
    window.evaluate("0")  # what was stopped until now has arrived then
    assert stopped == []


def kind_of(path):
    """Return what pages of one kind have in common: their path without numbers."""
    return re.sub(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}", "*", path)


def walk(window, address, start):
    """Open a page of each kind that links lead to; return the kinds."""
    waiting, kinds = [start], {}
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in kinds or not path.startswith(start) or NO_PAGE.search(path):
            continue
        window.goto(path)
        kinds[kind_of(path)] = path
        waiting += sorted(links(address, window.content()))
    return kinds


@pytest.mark.parametrize(("start", "number"), [("/admin/", 60), ("/django-admin/", 20)])
def test_an_administrator_opens_every_kind_of_screen(start, number, admin, address):
    assert len(walk(admin, address, start)) > number


def test_visitors_and_editors_read_every_page_and_play_a_video(admin, address):
    player = "<!doctype html><title>A player</title><p>A player</p>"
    admin.context.route(re.compile("youtube-nocookie|vimeo"), lambda route: route.fulfill(body=player))
    for visitor in ("editor", "visitor"):
        for path in ("/pictures/", "/film/", "/search/?q=care", "/contact/", "/no-such-page/"):
            admin.goto(path)
        assert len(walk(admin, address, "/")) > 10
        admin.goto("/video/")
        for number in range(2):
            admin.get_by_role("link", name=re.compile("^Play")).first.click()
            frame = admin.frame_locator("iframe.video__player").nth(number)
            expect(frame.get_by_text("A player").first).to_be_visible()
        if visitor == "editor":
            admin.context.clear_cookies()


def choose(window, button, words):
    """Open a chooser with a button and choose what has these words."""
    button.click()
    dialog = window.get_by_role("dialog").last
    dialog.get_by_role("link", name=words).first.click()
    expect(dialog).to_have_count(0)


def add_block(window, name):
    """Add a block of this name below the others."""
    blocks = window.locator("[name=body-count]")
    number = blocks.input_value()
    window.get_by_role("button", name="Insert a block").last.click()
    window.get_by_role("option", name=name, exact=True).click()
    expect(blocks).to_have_value(str(int(number) + 1))


def add_every_block(window):
    """Add one of each kind that the page offers."""
    window.get_by_role("button", name="Insert a block").last.click()
    names = [option.inner_text().strip() for option in window.get_by_role("option").all()]
    window.keyboard.press("Escape")
    assert len(names) >= 9
    for name in names:
        add_block(window, name)


def test_an_editor_writes_a_page_with_every_block_choosers_dates_preview_and_checks(admin):
    admin.goto("/admin/pages/add/pages/standardpage/3/")
    type_into(admin.locator("#id_title"), "Under the policy")
    type_into(admin.locator("#id_summary"), "A page for a test.")
    add_block(admin, "Paragraph")
    text = admin.locator("[data-draftail-editor-wrapper] [role=textbox]").first
    text.click()
    admin.keyboard.type("Some words.")
    expect(text).to_have_text("Some words.")
    admin.get_by_role("button", name="Toggle preview").click()
    frame = admin.frame_locator("iframe[title=Preview]:not(.w-preview__proxy)")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Under the policy")
    add_every_block(admin)
    choose(admin, admin.get_by_role("button", name="Choose an image").first, "A garden")
    choose(admin, admin.get_by_role("button", name="Choose key figure").first, re.compile("life expectancy for men"))
    choose(admin, admin.get_by_role("button", name="Choose a document").first, "film.webm")
    choose(admin, admin.get_by_role("button", name="Choose a page").first, "Care City")
    admin.get_by_role("button", name="Toggle checks").click()
    admin.get_by_role("button", name="Toggle status").click()
    admin.get_by_role("button", name="Set schedule").first.click()
    admin.get_by_role("dialog").get_by_label("Go live date/time").click()
    expect(admin.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    admin.keyboard.press("Escape")


def test_dates_of_a_page_and_figures_of_a_focus_area_are_chosen(admin):
    edit(admin, "focus-areas/healthy-ageing")
    figures = admin.get_by_role("button", name="Choose key figure").filter(visible=True)
    before = figures.count()
    admin.get_by_role("button", name=re.compile("^Add .*figure")).click()
    expect(figures).to_have_count(before + 1)
    choose(admin, figures.last, re.compile("life expectancy for men"))
    admin.get_by_role("tab", name=re.compile("Settings")).click()
    admin.get_by_label("Review by").click()
    expect(admin.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)


def test_pictures_and_documents_are_uploaded_and_cropped(admin):
    admin.goto("/admin/images/multiple/add/")
    admin.locator("input[type=file]").set_input_files(picture())
    expect(admin.get_by_role("button", name="Update").first).to_be_visible()
    admin.goto("/admin/documents/multiple/add/")
    notes = {"name": "notes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    admin.locator("input[type=file]").set_input_files(notes)
    expect(admin.get_by_role("button", name="Update").first).to_be_visible()
    admin.goto("/admin/images/")
    admin.get_by_role("link", name="A bench").first.click()
    expect(admin.locator(".jcrop-holder")).to_be_visible()


def test_promoted_results_redirects_and_workflows_are_set_up(admin):
    admin.goto("/admin/searchpicks/add/")
    admin.get_by_label("Search term(s)/phrase").fill("ageing")
    admin.get_by_role("button", name="Add a recommended result").click()
    choose(admin, admin.get_by_role("button", name="Choose a page").filter(visible=True).last, "Care City")
    admin.get_by_role("button", name="Create").click()
    expect(admin.get_by_text(re.compile("ageing.* created"))).to_be_visible()
    admin.goto("/admin/redirects/add/")
    choose(admin, admin.get_by_role("button", name="Choose a page").first, "Care City")
    admin.goto("/admin/workflows/add/")
    admin.get_by_role("button", name=re.compile("Add task")).click()
    admin.get_by_role("button", name=re.compile("Choose a task")).filter(visible=True).last.click()
    expect(admin.get_by_role("dialog")).to_be_visible()


def test_a_picture_opened_by_itself_is_shown_and_a_film_is_saved(admin):
    admin.goto("/pictures/")
    admin.goto(admin.locator("main img").first.get_attribute("src"))
    assert admin.evaluate("document.images[0].naturalWidth") > 0
    admin.goto("/film/")
    film = admin.locator("main video source, main video").last.get_attribute("src")
    with admin.expect_download() as saved, suppress(Error):  # it did not go there, the browser says
        admin.goto(film)
    assert saved.value.suggested_filename == "film.webm"


PLANT = """() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", done);
    document.body.append(Object.assign(document.createElement("script"), { text: "planted()" }));
})"""


def test_what_is_stopped_is_noticed(seen):
    window, stopped = seen
    window.goto("/about/")
    window.evaluate(PLANT)
    assert any("script-src-elem: inline" in what for what in stopped)
