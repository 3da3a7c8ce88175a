"""Editors paste from word processors and spreadsheets into the pages of the running site."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from .clipboard import FOLDER, get_stored_body, paste
from .csp_violations import record_violations
from .keyboard import type_into
from .states import sign_in

EXPECTED = {
    "word": [
        ("heading", "1 Our garden"),
        ("paragraph", "<p>The garden is <b>open</b> on <i>Tuesdays</i>. It is free.</p>"),
        ("heading", "Who comes here"),
        (
            "paragraph",
            "<ul><li>Neighbours<ul><li>from <b>Barking</b></li></ul></li><li>Schools</li></ul>"
            "<p>Come in three steps:</p>"
            '<ol><li>Read <a href="https://www.example.org/garden?a=1&amp;b=2">the rules</a>.</li>'
            '<li>Call <a href="tel:+442012345678">020 1234 5678</a> or write to '
            '<a href="mailto:garden@example.org">garden@example.org</a>.</li></ol>'
            "<h3>Getting here</h3><p>See the plan and page 1.</p>",
        ),
    ],
    "word_online": [
        ("heading", "Our garden"),
        (
            "paragraph",
            "<p>The garden is <b>open</b>.</p><ul><li>Neighbours<ul><li>from Barking</li></ul></li></ul>"
            '<ol><li><a href="https://www.example.org/">The rules</a></li></ol>',
        ),
    ],
    "google_docs": [
        ("heading", "Our garden 🌱"),
        (
            "paragraph",
            "<p>🌱 The garden is <b>open</b><i> today</i>. See "
            '<a href="https://www.example.org/a">https://www.example.org/a</a>. '
            '<a href="https://www.example.org/rules">The rules</a></p>'
            "<ul><li>Neighbours<ul><li>from Barking</li></ul></li></ul><ol><li>Come in</li></ol>"
            "<h3>Getting here</h3><p>One line<br/>and another.</p>",
        ),
    ],
    "libreoffice_writer": [
        ("heading", "Our garden"),
        (
            "paragraph",
            "<p>The garden is <b>open</b>.</p><ul><li>Neighbours<ul><li>from Barking</li></ul></li>"
            "<li>Schools<br/>and nurseries</li></ul>"
            '<h3>Getting here</h3><p>Ask at the <a href="https://www.example.org/">desk</a>.</p>',
        ),
    ],
}


@pytest.fixture
def editor(browser, site_url):
    """Return a page with an editor signed in, and check that it had no error and no violation in the end."""
    context = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 900})
    problems = record_violations(context)
    context.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page = context.new_page()
    page.goto("/admin/")
    sign_in(page, "editor")
    yield page
    page.evaluate("0")  # problems until now have arrived then
    context.close()
    assert problems == []


@pytest.fixture
def text(editor):
    """Return the editor of the only paragraph on a page that is not saved yet."""
    editor.goto("/admin/pages/add/pages/standardpage/3/")
    type_into(editor.locator("#id_title"), f"Pasted {uuid4()}")
    type_into(editor.locator("#id_summary"), "A page for a test.")
    add_paragraph(editor)
    return get_texts(editor).first


def add_paragraph(page):
    count = page.locator("[name=body-count]")
    number = int(count.input_value())
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("listbox").get_by_role("option", name="Paragraph", exact=True).click()
    expect(count).to_have_value(str(number + 1))


def get_texts(page):
    """Return the editors of the body's visible paragraphs."""
    return page.locator("#panel-child-content-body-section [role=textbox]:visible")


def read(name):
    return (FOLDER / f"{name}.html").read_text()


def save(page):
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    return get_stored_body(page)


@pytest.mark.parametrize("name", EXPECTED)
def test_headings_lists_and_links_of_a_document_are_kept(name, text):
    paste(text, read(name))
    assert save(text.page) == EXPECTED[name]
