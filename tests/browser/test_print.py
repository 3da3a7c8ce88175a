"""Printed pages are dark on light, without navigation, whole, and with the addresses of links."""

import pytest

from .states import STATES
from .test_reflow import SIDEWAYS

PAPER_WIDTH = 718  # pixels of A4 within margins of a centimetre
# What a printed page must not have, a line for each element.
FIND_FAULTS = r"""() => {
    const faults = [], say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const getLuminance = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, value, position) => {
        const share = value / 255, linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        return sum + linear * [0.2126, 0.7152, 0.0722][position];
    }, 0);
    const findGround = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const { backgroundColor, printColorAdjust } = getComputedStyle(one);
            // Browsers print no other grounds.
            if (printColorAdjust === "exact" && backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
        }
        return "rgb(255, 255, 255)";
    };
    for (const element of document.querySelectorAll("body, body *")) {
        if (element.matches("details > :not(summary)") && !element.checkVisibility()) say("folded", element);
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const style = getComputedStyle(element);
        if (style.clipPath !== "none" || element.closest(".visually-hidden")) continue;
        if (element.matches("nav:not(.page-tree), form, .skip-link")) say("navigation", element);
        if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) say("cut off", element);
        const isShape = element instanceof SVGElement, after = getComputedStyle(element, "::after").content;
        const isLink = !isShape && element.matches("a[href^='http'], a[href^='/']");
        const hasAddress = after.includes("href") || after.includes(element.getAttribute("href"));
        if (isLink && !hasAddress) say("no address", element);
        const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (hasText || isLink) {
            const pair = [isShape ? style.fill : style.color, findGround(element)];
            const [darker, lighter] = pair.map(getLuminance).sort((one, other) => one - other);
            if ((lighter + 0.05) / (darker + 0.05) < 7) say(pair.join(" on "), element);
            if (parseFloat(style.fontSize) < 18 && !isShape) say("small", element);
        }
    }
    const parts = [...document.querySelectorAll("main :is(p, li, dd, figure, td)")];
    const texts = parts.filter((part) => !part.closest("form"));
    if (texts.length && !texts.some((one) => one.checkVisibility())) faults.push("only headings are left");
    return [...new Set(faults)];
}"""


def find_faults(page):
    """Return what is wrong with the page in print."""
    page.emulate_media(media="print")
    sideways = page.evaluate(SIDEWAYS)
    faults = page.evaluate(FIND_FAULTS)
    page.emulate_media(media="screen")
    return faults + ([f"{sideways} px wider than the paper"] if sideways > 0 else [])


def test_every_page_is_fit_for_print(site, open_page):
    page = open_page(site.url, viewport={"width": PAPER_WIDTH, "height": 1000})
    found = {}
    for name, path in site.paths.items():
        page.goto(site.url + path)
        found[name] = find_faults(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_fit_for_print(state, open_page):
    page = open_page("/", viewport={"width": PAPER_WIDTH, "height": 1000})
    STATES[state](page)
    assert find_faults(page) == []


def test_images_of_cards_are_shown_in_print(demo_site_url, open_page):
    page = open_page(f"{demo_site_url}/projects/")
    page.emulate_media(media="print")
    assert page.locator(".card img").first.is_visible()
