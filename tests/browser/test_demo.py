"""Projects, news and ways to get involved, on the demonstration data: each page type and each of its states."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from .keyboard import press
from .test_page_weight import measure


@pytest.fixture
def page(open_page, demo_site_url):
    """Return a page of the browser on the site with demonstration data."""
    return open_page(demo_site_url)


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


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/projects/", "focus_area", "healthy-ageing"),
        ("/news/", "kind", "story"),
        ("/get-involved/", "focus_area", "healthy-ageing"),
        ("/get-involved/events/", "borough", "redbridge"),
    ],
)
def test_visitor_walks_through_the_pages_of_a_filtered_list_by_keyboard(path, name, value, page, demo_site_url):
    page.goto(f"{demo_site_url}{path}?{name}={value}")
    number = int(page.locator(".results").text_content().split()[0])
    headings, titles, last = page.locator("main h3"), [], False
    while not last:
        expect(page.get_by_label(name.replace("_", " ").capitalize())).to_have_value(value)
        titles.append(headings.all_text_contents())
        forward = page.get_by_role("link", name="Next page")
        last = not forward.count()
        if not last:
            with page.expect_navigation():
                press(forward)
    assert [len(part) for part in titles] == [12, number - 12]
    assert len({title for part in titles for title in part}) == number
    with page.expect_navigation():
        press(page.get_by_role("link", name="Previous page"))
    assert headings.all_text_contents() == titles[0]
