"""Projects, news and ways to get involved, on the demonstration data: each page type and each of its states."""

import re
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from .keyboard import press
from .test_accessibility import violations_in_every_look
from .test_html_validity import READY, check
from .test_page_weight import measure
from .test_reflow import SIDEWAYS

PATHS = {
    "home page with news": "/",
    "projects": "/projects/",
    "projects, filtered": "/projects/?focus_area=healthy-ageing&borough=&state=finished",
    "projects, nothing found": "/projects/?borough=waltham-forest&state=planned",
    "projects, unknown filter": "/projects/?borough=nowhere",
    "projects, last page": "/projects/?page=2",
    "project under way": "/projects/example-project-1/",
    "project finished": "/projects/example-project-11/",
    "news": "/news/",
    "news item": "/news/example-story-1/",
    "get involved": "/get-involved/",
    "get involved, past year": f"/get-involved/past/{time.localtime().tm_year}/",
    "get involved, kind without an open item": "/get-involved/ideas/",
    "planned project": "/projects/example-project-10/",
    "open all year": "/get-involved/example-volunteering-1/",
    "job": "/get-involved/example-job-1/",
    "jobs": "/get-involved/jobs/",
    "event": "/get-involved/example-event-1/",
    "cancelled event": "/get-involved/example-event-2/",
    "event that is over": "/get-involved/example-event-3/",
    "focus area": "/focus-areas/healthy-ageing/",
    "people and partners": "/people/",
    "images in each layout": "/people/images/",
    "logos": "/people/logos/",
    "about": "/about/",
    "focus areas": "/focus-areas/",
    "contact": "/contact/",
    "site map": "/site-map/",
    "page with versions": "/example-page/",
    "page in Easy Read": "/example-page-easy-read/",
    "page from right to left": "/example-page-urdu/",
    "search result from right to left": "/search/?q=%D9%85%D8%AB%D8%A7%D9%84",
}


@pytest.fixture
def page(open_page, demo_site_url):
    """Return a page of the browser on the site with demonstration data."""
    return open_page(demo_site_url)


def test_axe_finds_no_violation(page, demo_site_url):
    found = {}
    for name, path in PATHS.items():
        page.goto(demo_site_url + path)
        found[name] = violations_in_every_look(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_no_page_scrolls_sideways_at_320_px(text, page, demo_site_url):
    page.set_viewport_size({"width": 320, "height": 640})
    for name, path in PATHS.items():
        page.goto(demo_site_url + path)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
        assert page.evaluate(SIDEWAYS) <= 0, name


@pytest.mark.skipif(not READY, reason="no Java or no HTML checker")
def test_html_checker_finds_no_error(demo_site_url, tmp_path):
    for name, path in PATHS.items():
        with urlopen(demo_site_url + path) as response:  # noqa: S310 - loopback, our own server
            (tmp_path / f"{name}.html").write_bytes(response.read())
    assert check(tmp_path) == []


def test_controls_are_44_px_high(page, demo_site_url):
    page.set_viewport_size({"width": 390, "height": 800})
    for name, path in PATHS.items():
        page.goto(demo_site_url + path)
        for control in page.locator("main :is(.button, .links a, select, .card__title a)").all():
            assert round(control.bounding_box()["height"]) >= 44, (name, control.text_content())


def test_first_view_of_a_list_with_12_images_is_small_on_a_phone(browser, demo_site_url, record_property):
    requests, size = measure(browser, demo_site_url, "/projects/", viewport={"width": 390, "height": 844})
    record_property("figure", f"first view of /projects/ at 390 px: {len(requests)} requests, {size / 1000:.0f} kB")
    with urlopen(f"{demo_site_url}/projects/") as response:  # noqa: S310 - loopback, our own server
        assert response.read().decode().count("<picture>") == 12
    assert any("/media/images/" in url for url in requests)
    assert size <= 250_000


def test_filtered_page_is_kept_by_the_page_cache(demo_site_url):
    url, found = f"{demo_site_url}/projects/?focus_area=healthy-ageing&borough=havering&state=&page=1", []
    for _ in range(5):  # the first response can create renditions, which is a change
        with urlopen(url) as response:  # noqa: S310 - loopback, our own server
            found.append((response.headers["Cache-Status"], response.read()))
    assert found[-1][0] == "carecity; hit"
    assert {page for _, page in found} == {found[0][1]}


def test_focus_is_visible_on_a_borough_in_both_schemes(page, demo_site_url):
    page.goto(demo_site_url)
    width = "link => getComputedStyle(link.querySelector('.borough')).strokeWidth"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        link = page.get_by_role("link", name="Projects in Havering")
        press(link, "Shift")
        assert (link.evaluate(width), page.locator(".boroughs__link").first.evaluate(width)) == ("8px", "1px")


def test_no_page_requests_another_host_or_runs_a_script(browser, demo_site_url):
    for name, path in PATHS.items():
        requests, _ = measure(browser, demo_site_url, path)
        assert {urlsplit(url).netloc for url in requests} == {urlsplit(demo_site_url).netloc}, name
        with urlopen(demo_site_url + path) as response:  # noqa: S310 - loopback, our own server
            scripts = set(re.findall(r"<script[^>]*>", response.read().decode()))
        assert scripts <= {'<script type="application/ld+json">'}, name


def test_visitor_filters_projects_by_keyboard_without_a_script(browser, demo_site_url):
    context = browser.new_context(base_url=demo_site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/projects/")
    page.get_by_label("Focus area").select_option("Healthy ageing")
    page.get_by_label("Borough").select_option("Havering")
    press(page.get_by_role("button", name="Show"))
    expect(page).to_have_url(re.compile("focus_area=healthy-ageing&borough=havering"))
    expect(page.get_by_label("Borough")).to_have_value("havering")
    for card in page.locator(".card").all():
        expect(card).to_contain_text("Healthy ageing")
    press(page.get_by_role("link", name=re.compile("^Example project")).first)
    expect(page.get_by_role("heading", name="At a glance")).to_be_visible()
    context.close()


def test_visitor_sees_roles_of_partners_and_that_a_figure_is_projected(page, demo_site_url):
    page.goto(f"{demo_site_url}/projects/example-project-1/")
    for role in ("Led by", "Commissioned by", "Funded by", "Evaluated by"):
        expect(page.get_by_text(role, exact=True)).to_be_visible()
    expect(page.get_by_text("Projected")).to_be_visible()


def test_images_of_cards_are_shown_in_print_and_lists_have_no_filters(page, demo_site_url):
    page.goto(f"{demo_site_url}/projects/")
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".card img").first).to_be_visible()
