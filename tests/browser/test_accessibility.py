"""axe finds no violation on any page or state, in both colour schemes, on a small phone and on a desktop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .states import STATES

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
looks = pytest.mark.parametrize(
    ("width", "scheme"), [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
)


def violations(page):
    """Return axe's violations, a line for each element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@looks
def test_no_page_has_a_violation(width, scheme, pages, open_page):
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = {}
    for path in pages:
        page.goto(path)
        found[path] = violations(page)
    assert len(found) >= 10
    assert {path: lines for path, lines in found.items() if lines} == {}


@looks
@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_violation(state, width, scheme, open_page):
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    STATES[state](page)
    assert violations(page) == []


def test_axe_finds_a_violation_in_a_broken_page(open_page):
    page = open_page("/about/")
    page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert any("color-contrast" in line for line in violations(page))
