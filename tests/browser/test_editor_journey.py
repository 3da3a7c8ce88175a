"""An editor's journey with the keyboard alone: a page with every block, previewed, submitted, published, found."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from .keyboard import press, type_into

TITLE = "Made with the keyboard"
TEXTS = {  # block: the ends of its fields' names, with what is typed there
    "Heading": {"": "A heading of the page"},
    "Quote": {"-text": "The words of somebody.", "-name": "Somebody"},
    "Details": {"-title": "A question?"},
    "Call to action": {"-title": "Do this", "-link-text": "Write to us", "-link-address": "https://www.example.org/"},
    "Outcomes": {},
    "Focus areas": {},
}


def picture():
    """Return a small picture, as a file to upload."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#00615f").save(file, "PNG")
    return {"name": "garden.png", "mimeType": "image/png", "buffer": file.getvalue()}


def sign_in_by_keyboard(window, name):
    type_into(window.locator("input[name=login]"), name)
    type_into(window.locator("input[name=password]"), name)
    window.keyboard.press("Enter")
    window.wait_for_url("**/admin/")


def add_block(window, name):
    """Add a block below the others, by its name; return the beginning of its fields' names."""
    blocks = window.locator("[name=body-count]")
    number = blocks.input_value()
    press(window.get_by_role("button", name="Insert a block").last)
    window.keyboard.press("Tab")
    expect(window.get_by_role("combobox").last).to_be_focused()
    window.keyboard.type(name)
    expect(window.get_by_role("option", name=name).first).to_be_visible()
    window.keyboard.press("Enter")
    expect(blocks).to_have_value(str(int(number) + 1))
    return f"body-{number}-value"


def add_paragraph(window):
    before = window.get_by_role("textbox").count()
    add_block(window, "Paragraph")
    expect(window.get_by_role("textbox")).to_have_count(before + 1)
    type_into(window.locator("[data-draftail-editor-wrapper] [role=textbox]").last, "Some words of the page.")


def add_picture(window):
    """Upload a picture in the chooser, and describe it."""
    block = add_block(window, "Image")
    press(window.get_by_role("button", name="Choose an image").last)
    dialog = window.get_by_role("dialog")
    press(dialog.get_by_role("tab", name="Upload"))
    dialog.locator("input[type=file]").set_input_files(picture())
    type_into(dialog.get_by_label("Title"), "The garden")
    press(dialog.get_by_role("button", name="Upload"))
    expect(dialog).to_have_count(0)
    type_into(window.locator(f"[name={block}-alt_text]"), "A green garden.")


def add_figure(window):
    """Choose a key figure that is there."""
    add_block(window, "Key figures")
    press(window.get_by_role("button", name="Choose key figure").last)
    dialog = window.get_by_role("dialog")
    press(dialog.get_by_role("link", name="life expectancy for men"))
    expect(dialog).to_have_count(0)


def write(window):
    """Write a page with each block."""
    type_into(window.locator("#id_title"), TITLE)
    type_into(window.locator("#id_summary"), "A page for a test.")
    add_paragraph(window)
    for name, texts in TEXTS.items():
        block = add_block(window, name)
        for end, text in texts.items():
            type_into(window.locator(f"[name={block}{end}]"), text)
    type_into(window.locator("[data-draftail-editor-wrapper] [role=textbox]").last, "An answer.")
    add_picture(window)
    add_figure(window)


def preview(window):
    """Open the preview beside the form and look at it."""
    press(window.get_by_role("button", name="Toggle preview"))
    frame = window.frame_locator("iframe[title=Preview]:not(.w-preview__proxy)")
    expect(frame.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(frame.get_by_text("The words of somebody.")).to_be_visible()


def more_actions(window, name):
    press(window.get_by_role("button", name="More actions"))
    press(window.get_by_role("button", name=name))


def test_a_page_with_every_block_is_written_previewed_submitted_published_and_found(open_page):
    window = open_page("/admin/login/")
    sign_in_by_keyboard(window, "writer")
    window.goto("/admin/pages/add/pages/standardpage/3/")
    write(window)
    preview(window)
    more_actions(window, "Submit to Moderators approval")
    expect(window.get_by_text("submitted for moderation")).to_be_visible()

    office = open_page("/admin/login/")
    sign_in_by_keyboard(office, "editor")
    press(office.get_by_role("region", name="Awaiting your review").get_by_role("link", name=TITLE).first)
    more_actions(office, "Approve and Publish")
    row = office.get_by_role("row", name=re.compile(TITLE))
    expect(row.get_by_role("link", name="Current page status: live")).to_be_visible()

    visitor = open_page("/")
    visitor.goto("/made-with-the-keyboard/")
    for words in (TITLE, "The words of somebody.", "A heading of the page", "life expectancy for men"):
        expect(visitor.get_by_role("main").get_by_text(words).first).to_be_visible()
    expect(visitor.get_by_role("img", name="A green garden.")).to_be_visible()
    visitor.goto("/search/?q=words+of+somebody")
    expect(visitor.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()
    assert "/made-with-the-keyboard/" in visitor.request.get("/sitemap.xml").text()
