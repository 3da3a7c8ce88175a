"""Nothing moves while a page loads: font and images arrive after the first paint, as on a slow connection."""

import re
from threading import Event

import pytest

from .sites import SITES

FILES = re.compile(r"\.(woff2|avif|webp|jpe?g|png)(\?|$)")
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SHIFT = """async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    await painted() // a shift is recorded once its frame is
    let sum = 0
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value }))
    observer.observe({ type: "layout-shift", buffered: true })
    await painted()
    await new Promise((done) => setTimeout(done, 100)) // the browser tells observers when it has nothing else to do
    return sum
}"""
MAX_SHIFT = 0.2  # a row more in the menu makes 0.3; a line more above a title 0.14, as no fallback has equal widths


def measure_shift(browser, url, width):
    """Return the layout shift of a page whose font and images arrive once it is painted."""
    context = browser.new_context(viewport={"width": width, "height": 823})
    page, held, is_painted = context.new_page(), [], Event()
    page.route(FILES, lambda route: route.continue_() if is_painted.is_set() else held.append(route))
    page.goto(url, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    assert any(".woff2" in route.request.url for route in held)
    is_painted.set()
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("() => document.fonts.ready.then(() => undefined)")
    shift = page.evaluate(SHIFT)
    context.close()
    return shift


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_font_and_images_arrive(width, browser, demo_site_url):
    paths = SITES["demo_site_url"].paths
    shifts = {name: measure_shift(browser, demo_site_url + path, width) for name, path in paths.items()}
    assert {name: shift for name, shift in shifts.items() if shift > MAX_SHIFT} == {}


def test_shift_is_measured(browser, demo_site_url):
    context = browser.new_context(viewport={"width": 390, "height": 823})
    page = context.new_page()
    page.goto(demo_site_url)
    page.evaluate(PAINTED)
    page.evaluate("document.querySelector('.menu').style.paddingBlockStart = '200px'")
    assert page.evaluate(SHIFT) > MAX_SHIFT
    context.close()
