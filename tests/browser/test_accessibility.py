"""axe finds nothing on any page or state, in both schemes, on a small phone and on a desktop."""

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


def violations(window):
    """Return what axe finds, a line for each element."""
    found = Axe().run(window, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@looks
def test_no_page_has_a_violation(width, scheme, pages, open_page):
    window = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = {}
    for path in pages:
        window.goto(path)
        found[path] = violations(window)
    assert len(found) >= 10
    assert {path: lines for path, lines in found.items() if lines} == {}


@looks
@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_violation(state, width, scheme, open_page):
    window = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    STATES[state](window)
    assert violations(window) == []


def test_axe_finds_a_fault_where_there_is_one(open_page):
    window = open_page("/about/")
    window.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert any("color-contrast" in line for line in violations(window))
