"""The Content-Security-Policy blocks nothing that staff and visitors need, on any kind of page."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from .crawl import links
from .csp_violations import record_violations
from .keyboard import type_into
from .states import sign_in
from .test_editor_journey import image_upload
from .test_editor_media import edit

# Links to downloads, and links that end the session.
NO_PAGE = re.compile(r"export|logout|\.ics$|/documents/\d+/|/static/|/media/|/download")


@pytest.fixture
def site_url(media_site_url):
    """Use the site with images and videos."""
    return media_site_url


@pytest.fixture
def recorded(browser, site_url):
    """Return a page, and the list of violations in it."""
    context = browser.new_context(base_url=site_url, viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(20_000)
    violations = record_violations(context)
    yield context.new_page(), violations
    context.close()


@pytest.fixture
def admin(recorded):
    """Return a page with an administrator signed in, and check that it had no violation in the end."""
    page, violations = recorded
    page.goto("/admin/login/")
    sign_in(page, "admin")
    page.wait_for_url("**/admin/")
    yield page
    page.evaluate("0")  # violations until now have arrived then
    assert violations == []


def kind_of(path):
    """Return a path without numbers and UUIDs, which is the same for all pages of one kind."""
    return re.sub(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}", "*", path)


def walk(page, site_url, start):
    """Open one page of each kind that links point to; return {kind: path}."""
    waiting, kinds = [start], {}
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in kinds or not path.startswith(start) or NO_PAGE.search(path):
            continue
        page.goto(path)
        kinds[kind_of(path)] = path
        waiting += sorted(links(site_url, page.content()))
    return kinds


@pytest.mark.parametrize(("start", "number"), [("/admin/", 60), ("/django-admin/", 20)])
def test_administrator_opens_every_kind_of_page(start, number, admin, site_url):
    assert len(walk(admin, site_url, start)) > number


def test_visitor_and_editor_open_every_kind_of_page_and_play_a_video(admin, site_url):
    player = "<!doctype html><title>A player</title><p>A player</p>"
    admin.context.route(re.compile("youtube-nocookie|vimeo"), lambda route: route.fulfill(body=player))
    for visitor in ("editor", "visitor"):
        for path in ("/pictures/", "/film/", "/search/?q=care", "/contact/", "/no-such-page/"):
            admin.goto(path)
        assert len(walk(admin, site_url, "/")) > 10
        admin.goto("/video/")
        for number in range(2):
            admin.get_by_role("link", name=re.compile("^Play")).first.click()
            frame = admin.frame_locator("iframe.video__player").nth(number)
            expect(frame.get_by_text("A player").first).to_be_visible()
        if visitor == "editor":
            admin.context.clear_cookies()


def choose(page, button, text):
    """Open a chooser with a button and choose the item with this text."""
    button.click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("link", name=text).first.click()
    expect(dialog).to_have_count(0)


def add_block(page, name):
    """Append a block of this name."""
    blocks = page.locator("[name=body-count]")
    number = blocks.input_value()
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("listbox").get_by_role("option", name=name, exact=True).click()
    expect(blocks).to_have_value(str(int(number) + 1))


def add_every_block(page):
    """Append one block of each kind that the page offers."""
    page.get_by_role("button", name="Insert a block").last.click()
    names = [option.inner_text().strip() for option in page.get_by_role("listbox").get_by_role("option").all()]
    page.keyboard.press("Escape")
    assert len(names) >= 9
    for name in names:
        add_block(page, name)


def test_editor_uses_every_block_chooser_date_preview_and_check(admin):
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


def test_editor_chooses_dates_and_key_figures(admin):
    edit(admin, "focus-areas/healthy-ageing")
    figures = admin.get_by_role("button", name="Choose key figure").filter(visible=True)
    before = figures.count()
    admin.get_by_role("button", name=re.compile("^Add .*figure")).click()
    expect(figures).to_have_count(before + 1)
    choose(admin, figures.last, re.compile("life expectancy for men"))
    admin.get_by_role("tab", name=re.compile("Settings")).click()
    admin.get_by_label("Review by").click()
    expect(admin.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)


def test_editor_uploads_images_and_documents_and_crops(admin):
    admin.goto("/admin/images/multiple/add/")
    admin.locator("input[type=file]").set_input_files(image_upload())
    expect(admin.get_by_role("button", name="Update").first).to_be_visible()
    admin.goto("/admin/documents/multiple/add/")
    notes = {"name": "notes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    admin.locator("input[type=file]").set_input_files(notes)
    expect(admin.get_by_role("button", name="Update").first).to_be_visible()
    admin.goto("/admin/images/")
    admin.get_by_role("link", name="A bench").first.click()
    expect(admin.locator(".jcrop-holder")).to_be_visible()


def test_administrator_sets_up_promoted_results_redirects_and_workflows(admin):
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


def test_image_file_is_shown_and_video_file_is_downloaded(admin):
    admin.goto("/pictures/")
    admin.goto(admin.locator("main img").first.get_attribute("src"))
    assert admin.evaluate("document.images[0].naturalWidth") > 0
    admin.goto("/film/")
    film = admin.locator("main video source, main video").last.get_attribute("src")
    with admin.expect_download() as saved, suppress(Error):  # the browser cancels the navigation
        admin.goto(film)
    assert saved.value.suggested_filename == "film.webm"


INJECT_SCRIPT = """() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", done);
    document.body.append(Object.assign(document.createElement("script"), { text: "injected()" }));
})"""


def test_violations_are_recorded(recorded):
    page, violations = recorded
    page.goto("/about/")
    page.evaluate(INJECT_SCRIPT)
    assert any("script-src-elem: inline" in what for what in violations)
