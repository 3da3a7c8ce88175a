"""An editor uses the keyboard alone: writes a page with every block, previews, submits, publishes and finds it."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from .keyboard import press, type_into

TITLE = "Made with the keyboard"
TEXTS = {  # block: {suffix of a field's name: text to type}
    "Heading": {"": "A heading of the page"},
    "Quote": {"-text": "The words of somebody.", "-name": "Somebody"},
    "Details": {"-title": "A question?"},
    "Call to action": {"-title": "Do this", "-link-text": "Write to us", "-link-address": "https://www.example.org/"},
    "Outcomes": {},
    "Focus areas": {},
}


def image_upload():
    """Return a small image, as a file to upload."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#00615f").save(file, "PNG")
    return {"name": "garden.png", "mimeType": "image/png", "buffer": file.getvalue()}


def sign_in_by_keyboard(page, name):
    type_into(page.locator("input[name=login]"), name)
    type_into(page.locator("input[name=password]"), name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def add_block(page, name):
    """Append a block by its name; return the prefix of its fields' names."""
    blocks = page.locator("[name=body-count]")
    number = blocks.input_value()
    press(page.get_by_role("button", name="Insert a block").last)
    page.keyboard.press("Tab")
    expect(page.locator("input[role=combobox]").last).to_be_focused()
    page.keyboard.type(name)
    expect(page.get_by_role("listbox").get_by_role("option", name=name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(blocks).to_have_value(str(int(number) + 1))
    return f"body-{number}-value"


def add_paragraph(page):
    before = page.get_by_role("textbox").count()
    add_block(page, "Paragraph")
    expect(page.get_by_role("textbox")).to_have_count(before + 1)
    type_into(page.locator("[data-draftail-editor-wrapper] [role=textbox]").last, "Some words of the page.")


def add_image(page):
    """Upload an image in the chooser, and describe it."""
    block = add_block(page, "Image")
    press(page.get_by_role("button", name="Choose an image").last)
    dialog = page.get_by_role("dialog")
    press(dialog.get_by_role("tab", name="Upload"))
    dialog.locator("input[type=file]").set_input_files(image_upload())
    type_into(dialog.get_by_label("Title"), "The garden")
    people = dialog.get_by_label("Can people be recognised?")
    people.focus()
    page.keyboard.press("ArrowDown")
    expect(people).to_have_value("none")
    press(dialog.get_by_role("button", name="Upload"))
    expect(dialog).to_have_count(0)
    type_into(page.locator(f"[name={block}-alt_text]"), "A green garden.")


def add_figure(page):
    """Choose an existing key figure."""
    add_block(page, "Key figures")
    press(page.get_by_role("button", name="Choose key figure").last)
    dialog = page.get_by_role("dialog")
    press(dialog.get_by_role("link", name="life expectancy for men"))
    expect(dialog).to_have_count(0)


def write(page):
    """Write a page with every block."""
    type_into(page.locator("#id_title"), TITLE)
    type_into(page.locator("#id_summary"), "A page for a test.")
    add_paragraph(page)
    for name, texts in TEXTS.items():
        block = add_block(page, name)
        for suffix, text in texts.items():
            type_into(page.locator(f"[name={block}{suffix}]"), text)
    type_into(page.locator("[data-draftail-editor-wrapper] [role=textbox]").last, "An response.")
    add_image(page)
    add_figure(page)


def preview(page):
    """Open the preview beside the form and check it."""
    press(page.get_by_role("button", name="Toggle preview"))
    frame = page.frame_locator("iframe[title=Preview]:not(.w-preview__proxy)")
    expect(frame.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(frame.get_by_text("The words of somebody.")).to_be_visible()


def more_actions(page, name):
    press(page.get_by_role("button", name="More actions"))
    press(page.get_by_role("button", name=name))


def test_page_with_every_block_is_written_previewed_submitted_published_and_found(open_page):
    page = open_page("/admin/login/")
    sign_in_by_keyboard(page, "writer")
    page.goto("/admin/pages/add/pages/standardpage/3/")
    write(page)
    preview(page)
    more_actions(page, "Submit to Moderators approval")
    expect(page.get_by_text("submitted for moderation")).to_be_visible()

    moderator = open_page("/admin/login/")
    sign_in_by_keyboard(moderator, "editor")
    press(moderator.get_by_role("region", name="Awaiting your review").get_by_role("link", name=TITLE).first)
    more_actions(moderator, "Approve and Publish")
    row = moderator.get_by_role("row", name=re.compile(TITLE))
    expect(row.get_by_role("link", name="Current page status: live")).to_be_visible()

    visitor = open_page("/")
    visitor.goto("/made-with-the-keyboard/")
    for words in (TITLE, "The words of somebody.", "A heading of the page", "life expectancy for men"):
        expect(visitor.get_by_role("main").get_by_text(words).first).to_be_visible()
    expect(visitor.get_by_role("img", name="A green garden.")).to_be_visible()
    visitor.goto("/search/?q=words+of+somebody")
    expect(visitor.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()
    assert "/made-with-the-keyboard/" in visitor.request.get("/sitemap.xml").text()
