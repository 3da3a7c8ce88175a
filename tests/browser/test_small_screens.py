"""No page scrolls sideways: on 320 px, with text twice the size, zoomed to 400 %."""

import pytest

from .states import STATES

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_no_page_scrolls_sideways(text, pages, open_page):
    window = open_page("/", viewport={"width": 320, "height": 640})
    for path in pages:
        window.goto(path)
        window.evaluate("size => { document.documentElement.style.fontSize = size }", text)
        assert window.evaluate(SIDEWAYS) <= 0, path


@pytest.mark.parametrize("state", STATES)
def test_no_state_scrolls_sideways(state, open_page):
    window = open_page("/", viewport={"width": 320, "height": 640})
    STATES[state](window)
    assert window.evaluate(SIDEWAYS) <= 0


def test_everything_that_is_pressed_is_44_px_high(pages, open_page):
    """Links within text are excepted (WCAG 2.5.8), so only what stands by itself is measured."""
    window = open_page("/", viewport={"width": 390, "height": 800})
    for path in pages:
        window.goto(path)
        for control in window.locator(
            ".button, .menu__link, .brand, .links a, input:not([tabindex='-1']), textarea, .choices__item"
        ).all():
            if control.is_visible() and control.get_attribute("type") not in {"radio", "hidden"}:
                assert round(control.bounding_box()["height"]) >= 44, (path, control)
