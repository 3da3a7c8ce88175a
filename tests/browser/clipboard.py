"""Puts HTML and text on the browser's clipboard as another program does, and reads what an editor has stored."""

import json
import re
from html import unescape

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from tests.site_snapshot import ROOT

FOLDER = ROOT / "tests/data/clipboard"
FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]  # of BodyBlock's paragraph
# The asynchronous API of browsers cleans HTML; a copy event takes it as it is.
COPY = """(content) => {
    const copy = (event) => {
        for (const [type, data] of Object.entries(content)) event.clipboardData.setData(type, data);
        event.preventDefault();
        event.stopImmediatePropagation();
    };
    document.addEventListener("copy", copy, { capture: true, once: true });
    document.execCommand("copy");
}"""
DISPATCH = """(element, content) => {
    const clipboardData = new DataTransfer();
    for (const [type, data] of Object.entries(content)) clipboardData.setData(type, data);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def read(name):
    """Return what a program puts on the clipboard."""
    return (FOLDER / f"{name}.html").read_text()


def copy(page, html="", text=""):
    """Put content on the clipboard."""
    page.evaluate(COPY, {"text/html": html, "text/plain": text or "text"} if html else {"text/plain": text})


def paste(editor, html="", text=""):
    """Paste at the end of an editor's text, with the keyboard."""
    copy(editor.page, html, text)
    editor.focus()
    editor.press("ControlOrMeta+End")
    editor.press("ControlOrMeta+v")


def paste_by_menu(editor, html):
    """Paste as the context menu does: with an event and no key."""
    editor.focus()
    editor.evaluate(DISPATCH, {"text/html": html, "text/plain": "text"})


def read_html(value):
    """Return the HTML that Wagtail stores for the content of an editor, without the keys of its blocks."""
    html = ContentstateConverter(FEATURES).to_database_format(value)
    return re.sub(r' data-block-key="\w+"', "", html)


def get_stored_body(page):
    """Return [(type, value)] of the body that the form of a page was opened with."""
    form = page.request.get(page.url).text()
    attribute = re.search(r'id="body"[^>]*?data-w-block-arguments-value="([^"]*)"', form)[1]
    blocks = json.loads(unescape(attribute))[0]
    values = [read_html(each["value"]) if each["type"] == "paragraph" else each["value"] for each in blocks]
    return list(zip((each["type"] for each in blocks), values, strict=True))
