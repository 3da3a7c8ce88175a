"""Previews of blocks and content checks in the editor."""

import os
import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.blocks import BodyBlock

from .states import sign_in

WIDTHS = (390, 1280)


@pytest.fixture
def site_url(media_site_url):
    """Use the site with images and videos."""
    return media_site_url


@pytest.fixture
def editor(open_page):
    """Return a page with an editor signed in."""
    page = open_page("/admin/")
    sign_in(page, "editor")
    return page


def edit(page, slug):
    """Open the edit view of a page through its user bar."""
    page.goto(f"/{slug}/")
    form = page.locator("wagtail-userbar").evaluate(
        "bar => [...bar.shadowRoot.querySelectorAll('a')].map(link => link.href).find(href => href.endsWith('/edit/'))"
    )
    page.goto(form)


def test_content_checks_report_link_and_word(editor):
    edit(editor, "words")
    editor.get_by_role("button", name="Toggle checks").click()
    panel = editor.locator("[data-side-panel=checks]")
    expect(panel.get_by_text("Link text is vague")).to_be_visible(timeout=20_000)
    expect(panel.get_by_text("A word that older people do not like")).to_be_visible()


@pytest.mark.parametrize(("path", "problems"), [("/about/", 0), ("/words/", 2)])
def test_user_bar_counts_the_problems_of_a_page(path, problems, editor):
    editor.goto(path)
    expect(editor.locator("wagtail-userbar [data-content-checker-count]").first).to_have_text(str(problems))


@pytest.mark.parametrize("width", WIDTHS)
def test_preview_of_every_block_is_styled_and_fits(width, editor):
    edit(editor, "words")
    form = unescape(editor.context.request.get(editor.url).text())
    blocks = sorted(set(re.findall(r'"blockDefId": "(blockdef-\d+)", "isPreviewable": true', form)))
    editor.set_viewport_size({"width": width, "height": 700})
    seen = set()
    for block in blocks:
        response = editor.goto(f"/admin/block-preview/?id={block}")
        assert response.status == 200
        shown = editor.locator("[class^=w-block-]").first
        seen.add(shown.get_attribute("class").split()[0])
        assert shown.evaluate("part => part.offsetHeight") > 20, block
        assert editor.evaluate("document.documentElement.scrollWidth") <= width, block
        if folder := os.environ.get("SCREENSHOTS"):
            editor.screenshot(path=Path(folder) / f"preview-{block}-{width}.png")
        assert "Atkinson" in shown.evaluate("part => getComputedStyle(part).fontFamily")
    assert {f"w-block-{name}" for name in BodyBlock().child_blocks} <= seen
