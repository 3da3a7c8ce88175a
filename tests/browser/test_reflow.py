"""No page scrolls sideways at 320 px, which is 1280 px zoomed to 400 %, or with text at 200 %."""

import pytest

from .states import STATES

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_page_does_not_scroll_sideways(text, pages, open_page):
    page = open_page("/", viewport={"width": 320, "height": 640})
    for path in pages:
        page.goto(path)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
        assert page.evaluate(SIDEWAYS) <= 0, path


@pytest.mark.parametrize("state", STATES)
def test_state_does_not_scroll_sideways(state, open_page):
    page = open_page("/", viewport={"width": 320, "height": 640})
    STATES[state](page)
    assert page.evaluate(SIDEWAYS) <= 0


def test_controls_are_44_px_high(pages, open_page):
    """Links within text are exempt (WCAG 2.5.8)."""
    page = open_page("/", viewport={"width": 390, "height": 800})
    for path in pages:
        page.goto(path)
        for control in page.locator(
            ".button, .menu__link, .brand, .links a, input:not([tabindex='-1']), textarea, .choices__item"
        ).all():
            if control.is_visible() and control.get_attribute("type") not in {"radio", "hidden"}:
                assert round(control.bounding_box()["height"]) >= 44, (path, control)
