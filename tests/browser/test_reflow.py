"""No page scrolls sideways at 320 px, which is 1280 px zoomed to 400 %, or with text at 200 %."""

import pytest

from .states import STATES

CONTROLS = """.button, .menu__link, .brand, .links a, .card__title a, select, textarea, .choices__item,
    input:not([tabindex='-1'], [type=hidden], [type=radio])"""
MEASURE = """all => all.filter((one) => one.checkVisibility())
    .map((one) => [one.outerHTML, Math.round(one.getBoundingClientRect().height)])"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def sideways_in_both_sizes(page):
    """Return by how many pixels the page scrolls sideways with text at 100 % and at 200 %."""
    found = []
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        found.append(page.evaluate(SIDEWAYS))
    return found


def test_no_page_scrolls_sideways(site, open_page):
    page = open_page(site.url, viewport={"width": 320, "height": 640})
    for name, path in site.paths.items():
        page.goto(site.url + path)
        assert sideways_in_both_sizes(page) == [0, 0], name


@pytest.mark.parametrize("state", STATES)
def test_state_does_not_scroll_sideways(state, open_page):
    page = open_page("/", viewport={"width": 320, "height": 640})
    STATES[state](page)
    assert sideways_in_both_sizes(page) == [0, 0]


def test_controls_are_44_px_high(site, open_page):
    """Links within text are exempt (WCAG 2.5.8)."""
    page = open_page(site.url, viewport={"width": 390, "height": 800})
    for name, path in site.paths.items():
        page.goto(site.url + path)
        for label, height in page.locator(CONTROLS).evaluate_all(MEASURE):
            assert height >= 44, (name, label)
