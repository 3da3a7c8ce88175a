"""Printed pages are black on white, without navigation, whole, and with the addresses of links."""

import pytest

from .states import STATES
from .test_reflow import SIDEWAYS

PAPER_WIDTH = 718  # pixels of A4 within margins of a centimetre
# What a printed page must not have, a line for each element.
FIND_FAULTS = """() => {
    const faults = [], say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const WHITE = ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"];
    for (const element of document.querySelectorAll("body, body *")) {
        if (element.matches("details > :not(summary)") && !element.checkVisibility()) say("folded", element);
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const style = getComputedStyle(element);
        if (style.clipPath !== "none" || element.closest(".visually-hidden")) continue;
        if (element.matches("nav, form, .skip-link")) say("navigation", element);
        if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) say("cut off", element);
        if (element.matches("a[href^='http'], a[href^='/']") && !(element instanceof SVGElement)
            && !getComputedStyle(element, "::after").content.includes("href")
            && !getComputedStyle(element, "::after").content.includes(element.getAttribute("href"))) {
            say("no address", element);
        }
        if ([...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) {
            const colour = element instanceof SVGElement ? style.fill : style.color;
            if (Math.max(...colour.match(/\d+/g)) > 64) say(`text in ${colour}`, element);
            for (let ground = element; ground; ground = ground.parentElement) {
                const behind = getComputedStyle(ground).backgroundColor;
                if (!WHITE.includes(behind)) say(`text on ${behind}`, element);
            }
            if (parseFloat(style.fontSize) < 18 && !(element instanceof SVGElement)) say("small", element);
        }
    }
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
