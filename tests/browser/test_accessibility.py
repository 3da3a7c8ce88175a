"""axe finds no violation on any page or state, in both colour schemes, on a small phone and on a desktop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .states import STATES

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
# The dark scheme changes nothing but colours: there, axe's rules about colours are enough.
COLOUR_RULES = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
WIDTHS = (320, 1280)


def violations(page, rules=RULES):
    """Return axe's violations, a line for each element."""
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def violations_in_every_look(page):
    """Return axe's violations in both widths, colour schemes and forced colours, without opening the page again."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in (("light", RULES), ("dark", COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {line}" for line in violations(page, rules)]
    page.emulate_media(color_scheme="light", forced_colors="active")
    found += [f"forced colours: {line}" for line in violations(page, COLOUR_RULES)]
    page.emulate_media(forced_colors="none")
    return found


def test_no_page_has_a_violation(site, open_page):
    page = open_page(site.url)
    found = {}
    for name, path in site.paths.items():
        page.goto(site.url + path)
        found[name] = violations_in_every_look(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_violation(state, open_page):
    page = open_page("/")
    STATES[state](page)
    assert violations_in_every_look(page) == []


@pytest.mark.parametrize(("scheme", "rules"), [("light", RULES), ("dark", COLOUR_RULES)])
def test_axe_finds_a_violation_in_a_broken_page(scheme, rules, open_page):
    page = open_page("/about/", color_scheme=scheme)
    faint = {"light": "#ccc", "dark": "#333"}[scheme]
    page.evaluate("colour => { document.querySelector('h1').style.color = colour }", faint)
    assert any("color-contrast" in line for line in violations(page, rules))
