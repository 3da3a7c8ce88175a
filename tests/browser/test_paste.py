"""Editors paste from word processors and spreadsheets into the pages of the running site."""

import re
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .clipboard import copy, get_stored_body, paste, paste_by_menu, read, read_html
from .csp_violations import record_violations, wait_for
from .keyboard import type_into
from .states import sign_in
from .test_cms_pages import RULES

DOCUMENTS = {
    "word": [
        ("heading", "1 Our garden"),
        ("paragraph", "<p>The garden is <b>open</b> on <i>Tuesdays</i>. It is free.</p>"),
        ("heading", "Who comes here"),
        (
            "paragraph",
            """<ul><li>Neighbours<ul><li>from <b>Barking</b></li></ul></li><li>Schools</li></ul>
            <p>Come in three steps:</p>
            <ol><li>Read <a href="https://www.example.org/garden?a=1&amp;b=2">the rules</a>.</li>
            <li>Call <a href="tel:+442012345678">020 1234 5678</a> or write to
             <a href="mailto:garden@example.org">garden@example.org</a>.</li></ol>
            <h3>Getting here</h3><p>See the plan and page 1.</p>""",
        ),
    ],
    "word_online": [
        ("heading", "Our garden"),
        (
            "paragraph",
            """<p>The garden is <b>open</b>.</p><ul><li>Neighbours<ul><li>from Barking</li></ul></li></ul>
            <ol><li><a href="https://www.example.org/">The rules</a></li></ol>""",
        ),
    ],
    "google_docs": [
        ("heading", "Our garden 🌱"),
        (
            "paragraph",
            """<p>🌱 The garden is <b>open</b><i> today</i>. See
             <a href="https://www.example.org/a">https://www.example.org/a</a>.
             <a href="https://www.example.org/rules">The rules</a></p>
            <ul><li>Neighbours<ul><li>from Barking</li></ul></li></ul><ol><li>Come in</li></ol>
            <h3>Getting here</h3><p>One line<br/>and another.</p>""",
        ),
    ],
    "libreoffice_writer": [
        ("heading", "Our garden"),
        (
            "paragraph",
            """<p>The garden is <b>open</b>.</p><ul><li>Neighbours<ul><li>from Barking</li></ul></li>
            <li>Schools<br/>and nurseries</li></ul>
            <h3>Getting here</h3><p>Ask at the <a href="https://www.example.org/">desk</a>.</p>""",
        ),
    ],
}
TABLES = {
    "word_table": (
        [("text", "Place"), ("number", "Visitors"), ("text", "Note")],
        [["Barking", "1,200", "Estimated, see our report"], ["Havering", "\N{EN DASH}", ""]],
        "Links in a table became plain text.",
    ),
    "excel": (
        [("text", "Place"), ("number", "Visitors"), ("number", "Share")],
        [["Barking", "1,200", "60%"], ["Havering", "800", "40%"], ["Counted at the gates in May", "", ""]],
        "Give the table a caption.",
    ),
    "google_sheets": (
        [("text", "Year"), ("number", "Spent")],
        [["2024", "£1,200"], ["2025", "£900.50"]],
        "Give the table a caption.",
    ),
    "libreoffice_calc": (
        [("text", "Place"), ("number", "Visitors")],
        [["Barking", "1200"]],
        "Give the table a caption.",
    ),
}
# Two seconds after it has opened, Wagtail begins to watch a form for changes.
WATCHED = (
    """document.addEventListener("w-unsaved:watch-edits", () => { document.documentElement.dataset.watched = "" })"""
)
MIXED = "<p>Before</p><h1>Garden</h1><p>After</p>"
TEXT, HEADING = ("paragraph", "<p>Before</p>"), ("heading", "Garden")


@pytest.fixture
def editor(browser, site_url):
    """Return a page with an editor signed in, and check that it had no error and no violation in the end."""
    context = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 900})
    problems = record_violations(context)
    context.add_init_script(WATCHED)
    context.on("console", lambda said: said.type == "error" and problems.append(f"{said.text} {said.location}"))
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
    set_autosave(editor, "false")
    type_into(editor.locator("#id_title"), f"Pasted {uuid4()}")
    type_into(editor.locator("#id_summary"), "A page for a test.")
    add_block(editor, "Paragraph")
    expect(get_texts(editor)).to_be_focused()
    return get_texts(editor).first


def set_autosave(page, is_active):
    """Switch autosave off, so that it does not overlap with the button, or on."""
    page.locator("[data-edit-form]").evaluate(f"form => {{ form.dataset.wAutosaveActiveValue = {is_active!r} }}")


def add_block(page, name):
    count = page.locator("[name=body-count]")
    number = int(count.input_value())
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("listbox").get_by_role("option", name=name, exact=True).click()
    expect(count).to_have_value(str(number + 1))


def get_texts(page):
    """Return the editors of the body's visible paragraphs."""
    return page.locator("#panel-child-content-body-section [role=textbox]:visible")


def wait_for_fields(page):
    """Wait until each editor has written its content into its field, which takes a quarter of a second."""
    wait_for(
        page.locator("[data-edit-form]"),
        """[...element.elements].filter((field) => field.draftailEditor).every((field) => {
            const content = field.draftailEditor.getEditorState().getCurrentContent();
            const { blocks } = JSON.parse(field.value) ?? { blocks: [] };
            return content.getPlainText() === blocks.map(({ text }) => text).join("\\n");
        })""",
    )


def save(page):
    wait_for_fields(page)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    return get_stored_body(page)


def get_message(page):
    return page.locator("[data-paste-status]:not(:empty)")


def make_table(rows, columns=2):
    cells = "".join(f"<td>Cell {number}</td>" for number in range(columns))
    return f"<table>{f'<tr>{cells}</tr>' * rows}</table>"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_lists_and_links_of_a_document_are_kept(name, text):
    paste(text, read(name))
    assert save(text.page) == [(kind, re.sub(r"\n {12}", "", value)) for kind, value in DOCUMENTS[name]]


@pytest.mark.parametrize("name", TABLES)
def test_table_becomes_a_block_that_wants_a_caption(name, text):
    columns, rows, message = TABLES[name]
    paste(text, read(name))
    expect(get_message(text.page)).to_contain_text(message)
    body = save(text.page)
    table = next(value for kind, value in body if kind == "table")
    assert [(column["type"], column["heading"]) for column in table["columns"]] == columns
    assert [[value or "" for value in row["values"]] for row in table["rows"]] == rows
    assert table["caption"] == ""
    around = [("paragraph", "<p>Visitors in each year:</p>"), ("paragraph", "<p>More next year.</p>")]
    assert [block for block in body if block[0] != "table"] == (around if name == "word_table" else [])


def test_caption_of_a_new_table_has_the_focus(text):
    paste(text, read("excel"))
    expect(text.page.get_by_label("Caption")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_message_has_no_accessibility_violation(scheme, text):
    text.page.emulate_media(color_scheme=scheme)
    paste(text, f"<p>Before</p>{read('excel_merged')}{read('excel')}")
    expect(get_message(text.page)).to_contain_text("A table was left out: it has merged cells.")
    expect(text.page.locator(".Draftail-Editor--focus")).to_have_count(0)
    result = Axe().run(text.page, context="[data-paste-status]:not(:empty)", options=RULES)
    assert result.response["violations"] == []


@pytest.mark.parametrize("lines", ["Place\tVisitors\nBarking\t12", "Place\tVisitors\r\nBarking\t12\r\n"])
def test_text_with_tabs_becomes_a_table(lines, text):
    paste(text, text=lines)
    expect(get_message(text.page)).to_contain_text("Give the table a caption.")
    [(kind, table)] = save(text.page)
    assert (kind, table["rows"]) == ("table", [{"values": ["Barking", "12"]}])


def test_numbered_text_with_tabs_is_no_table(text):
    paste(text, text="1.\tRead\n2.\tCall")
    assert save(text.page) == [("paragraph", "<ol><li>Read</li><li>Call</li></ol>")]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (read("excel_merged"), "it has merged cells"),
        (make_table(52), "it is larger than 50 rows and 10 columns"),
        (make_table(2, 11), "it is larger than 50 rows and 10 columns"),
        (make_table(2).replace("Cell 1", "x" * 201), "the text of a cell is too long"),
    ],
)
def test_table_that_cannot_be_shown_is_left_out_with_a_message(html, reason, text):
    paste(text, f"<p>Before</p>{html}<p>After</p>")
    message = get_message(text.page)
    expect(message).to_have_text(f"A table was left out: {reason}.")
    expect(message).to_have_role("status")
    assert save(text.page) == [("paragraph", "<p>Before</p><p>After</p>")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("word", "An image was left out. A table of contents was left out. The page has new blocks"),
        ("word_online", "An image was left out. The page has new blocks"),
    ],
)
def test_what_is_left_out_of_a_document_is_said(name, message, text):
    paste(text, read(name))
    expect(get_message(text.page)).to_contain_text(message)


def test_message_disappears_with_the_next_paste(text):
    paste(text, '<p>One<img src="a.png"></p>')
    expect(get_message(text.page)).to_have_text("An image was left out.")
    paste(text, "<span>and <b>two</b></span>", " and two")
    expect(get_message(text.page)).to_have_count(0)
    assert save(text.page) == [("paragraph", "<p>One and <b>two</b></p>")]


def test_paste_within_a_text_splits_it(text):
    text.page.keyboard.type("HelloWorld")
    expect(text).to_have_text("HelloWorld")
    copy(text.page, MIXED)
    for _ in "World":
        text.press("ArrowLeft")
    text.press("ControlOrMeta+v")
    expect(get_texts(text.page)).to_have_text(["HelloBefore", "AfterWorld"])
    expect(text.page.locator(".Draftail-Editor--focus")).to_have_text("AfterWorld")
    text.page.keyboard.type("!")  # the cursor is at the end of what was pasted
    expect(get_texts(text.page)).to_have_text(["HelloBefore", "After!World"])
    assert save(text.page) == [("paragraph", "<p>HelloBefore</p>"), HEADING, ("paragraph", "<p>After!World</p>")]


@pytest.mark.parametrize("typed", ["", "Hello"])
def test_undo_after_a_paste_takes_back_all_of_it(typed, text):
    page = text.page
    text.focus()
    page.keyboard.type(typed)
    paste(text, f"{read('word_table')}{MIXED}")
    expect(get_message(page)).to_be_visible()
    expect(get_texts(page)).to_have_count(3)
    page.keyboard.press("ControlOrMeta+z")
    expect(get_texts(page)).to_have_text([typed])
    expect(get_message(page)).to_have_count(0)
    page.keyboard.type("More")
    assert save(page) == [("paragraph", f"<p>{typed}More</p>")]


def test_undo_after_another_change_takes_back_that_change_only(text):
    paste(text, MIXED)
    expect(get_texts(text.page)).to_have_count(2)
    text.page.keyboard.type("X")
    expect(get_texts(text.page)).to_have_text(["Before", "AfterX"])
    text.page.keyboard.press("ControlOrMeta+z")
    expect(get_texts(text.page)).to_have_text(["Before", "After"])
    assert save(text.page) == [TEXT, HEADING, ("paragraph", "<p>After</p>")]


def test_paste_by_the_context_menu_goes_into_the_editor_that_has_the_focus(text):
    add_block(text.page, "Paragraph")
    add_block(text.page, "Paragraph")
    paste_by_menu(get_texts(text.page).nth(1), MIXED)
    expect(get_texts(text.page)).to_have_text(["", "Before", "After", ""])


def test_small_heading_is_part_of_the_text_only_below_a_heading(text):
    paste(text, "<h3>First</h3><h3>Second</h3><p>Text</p>")
    assert save(text.page) == [("heading", "First"), ("paragraph", "<h3>Second</h3><p>Text</p>")]


def test_heading_that_is_too_long_for_the_block_becomes_a_paragraph(text):
    paste(text, f"<h1><b>{'x' * 121}</b></h1>")
    expect(get_message(text.page)).to_have_text("A heading became a paragraph, because it is too long.")
    assert save(text.page) == [("paragraph", f"<p>{'x' * 121}</p>")]


def test_autosave_stores_new_blocks(text):
    set_autosave(text.page, "true")
    expect(text.page.locator("html")).to_have_attribute("data-watched", "")
    paste(text, f"{MIXED}{read('excel')}")
    expect(text.page).to_have_url(re.compile("/edit/$"))
    expect(text.page.get_by_text("Saved", exact=True).first).to_be_visible()
    body = get_stored_body(text.page)
    assert [kind for kind, _ in body] == ["paragraph", "heading", "paragraph", "table"]


def test_field_without_headings_and_tables_gets_paragraphs_and_a_message(text):
    page = text.page
    add_block(page, "Details")
    details = get_texts(page).last
    paste(details, f"{read('google_docs')}{read('excel')}")
    expect(get_message(page)).to_contain_text("A table was left out: this field cannot have one.")
    expect(details).to_contain_text("One line")
    page.locator("[name$=-value-title]").fill("A question?")
    stored = next(value for kind, value in save(page) if kind == "details")
    assert read_html(stored["text"]).startswith(
        "<p>Our garden 🌱</p><p>🌱 The garden is <b>open</b><i> today</i>. See "
    )
    assert read_html(stored["text"]).endswith("<p>Getting here</p><p>One line<br/>and another.</p>")


def test_rich_text_field_outside_a_stream_gets_what_it_can_hold(editor):
    """The home page's case for change has bold text and links only."""
    editor.goto("/admin/pages/3/edit/")
    set_autosave(editor, "false")
    field = editor.locator("[data-field]").filter(has=editor.locator("[name=case_text]"))
    box = field.get_by_role("textbox")
    paste(box, f"{read('libreoffice_writer')}{read('excel')}")
    expect(field.get_by_role("status")).to_contain_text("A table was left out: this field cannot have one.")
    wait_for_fields(editor)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator("[name=case_text]")).to_have_value(re.compile("Getting here"))
    stored = read_html(editor.locator("[name=case_text]").input_value())
    assert "<p>Neighbours</p><p>from Barking</p><p>Schools<br/>and nurseries</p><p>Getting here</p>" in stored


def test_url_becomes_a_link_of_the_selected_text(text):
    text.focus()
    text.page.keyboard.type("rules")
    expect(text).to_have_text("rules")
    copy(text.page, '<a href="https://www.example.org/">x</a>', "https://www.example.org/")
    text.press("ControlOrMeta+a")
    text.press("ControlOrMeta+v")
    assert save(text.page) == [("paragraph", '<p><a href="https://www.example.org/">rules</a></p>')]
