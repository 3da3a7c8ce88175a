"""Images and videos: what is shown, what is fetched, and from which host."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .csp_violations import wait_for
from .sites import SITES

PAGES = SITES["media_site_url"].paths.values()
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def site_url(media_site_url):
    """Use the site with images and videos."""
    return media_site_url


@pytest.fixture
def visit(browser, site_url):
    """Return a function that opens a path and returns (page, other hosts that were requested meanwhile)."""
    contexts = []

    def open_path(path, **options):
        context, foreign = browser.new_context(base_url=site_url, **options), []
        contexts.append(context)

        def block_other_hosts(route):
            host = urlsplit(route.request.url).netloc
            if host == urlsplit(site_url).netloc:
                route.continue_()
            else:
                foreign.append(host)
                route.abort()

        context.route("**/*", block_other_hosts)
        page = context.new_page()
        page.goto(path, wait_until="networkidle")
        return page, foreign

    yield open_path
    for context in contexts:
        context.close()


def test_each_image_is_shown_and_fetched_once_in_the_best_format(visit, browser, site_url):
    page = browser.new_context(base_url=site_url, viewport={"width": 390, "height": 700}).new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/media/" in request.url else None)
    page.goto("/pictures/", wait_until="networkidle")
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    garden = [url for url in fetched if "garden" in url]
    assert len(set(garden)) == 1, "the same image twice on a page is one file"
    assert len(set(fetched)) == 2
    assert all(url.endswith(".avif") for url in fetched)
    assert "width-400" in garden[0]
    page.context.close()


@pytest.mark.parametrize("unsupported", [[], ["avif"], ["avif", "webp"]], ids=["avif", "webp", "jpeg"])
def test_every_format_has_the_aspect_ratio_of_its_element(unsupported, visit):
    page, _ = visit("/pictures/")
    for name in unsupported:
        page.evaluate(f"document.querySelectorAll('source[type*={name}]').forEach(source => source.remove())")
    image = page.locator("main img").first
    expected = {0: ".avif", 1: ".webp", 2: ".jpg"}[len(unsupported)]
    wait_for(image, f"element.currentSrc.endsWith('{expected}')")
    image.evaluate("image => image.decode()")
    measures = image.evaluate("i => [i.naturalWidth / i.naturalHeight, i.width / i.height, i.naturalWidth]")
    assert measures[0] == pytest.approx(1.5, abs=0.01)
    assert measures[1] == pytest.approx(1.5, abs=0.01)
    assert measures[2] > 0


def test_layout_does_not_shift_when_images_load(visit):
    page, _ = visit("/pictures/", viewport={"width": 390, "height": 800})
    shifts = """() => new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done(0), 300))"""
    assert page.evaluate(shifts) < 0.02


@SCRIPTS
@pytest.mark.parametrize("path", PAGES)
def test_no_other_host_is_requested_before_a_video_is_played(path, scripts, visit):
    page, foreign = visit(path, java_script_enabled=scripts)
    for link in page.locator(".video__link, .video summary").all():
        link.hover()
        link.focus()
    page.reload()  # it ends after every request that the page made before
    assert foreign == []


@pytest.mark.parametrize(
    ("name", "host"), [("Play “A walk", "www.youtube-nocookie.com"), ("Play “The street", "player.vimeo.com")]
)
@pytest.mark.parametrize("press", ["mouse", "keyboard"])
def test_play_link_loads_the_player_in_place_from_one_host(name, host, press, visit):
    page, foreign = visit("/video/")
    link = page.get_by_role("link", name=re.compile(name))
    title = link.get_attribute("data-title")
    with page.expect_event("requestfailed"):  # blocked by `visit`
        if press == "mouse":
            link.click()
        else:
            link.focus()
            page.keyboard.press("Enter")
    frame = page.locator("iframe.video__player")
    expect(frame).to_have_attribute("title", title)
    expect(frame).to_be_focused()
    expect(link).to_have_count(0)
    assert set(foreign) == {host}
    assert urlsplit(page.url).path == "/video/"
    assert frame.evaluate("frame => frame.offsetWidth / frame.offsetHeight") == pytest.approx(16 / 9, abs=0.02)


def test_play_link_without_scripts_opens_the_page_of_the_video(visit):
    page, foreign = visit("/video/", java_script_enabled=False)
    page.get_by_text("Transcript of “A walk through the garden”").click()
    expect(page.get_by_text("This is the garden.").first).to_be_visible()
    with page.expect_event("requestfailed"):
        page.get_by_role("link", name=re.compile("Play “A walk")).click(no_wait_after=True)
    assert foreign == ["www.youtube.com"]


def test_play_link_with_control_opens_the_page_of_the_video_in_a_new_tab(visit):
    page, foreign = visit("/video/")
    with page.context.expect_page():
        page.get_by_role("link", name=re.compile("Play “A walk")).click(modifiers=["Control"])
    expect(page.locator("iframe")).to_have_count(0)
    assert set(foreign) <= {"www.youtube.com"}


def test_uploaded_video_plays_with_captions(visit):
    page, foreign = visit("/film/")
    film = page.locator("video")
    assert film.evaluate("film => film.readyState") == 0, "nothing of it is loaded before it is played"
    film.evaluate("film => film.play()")
    expect(film).to_have_js_property("videoWidth", 96)
    wait_for(film, "element.textTracks[0].cues?.length === 1 && element.currentTime > 0.2")
    assert foreign == []


def test_script_is_only_on_pages_with_an_embedded_video(visit):
    for path, expected in {"/": 0, "/pictures/": 0, "/film/": 0, "/video/": 1}.items():
        page, _ = visit(path)
        assert page.locator("script[src]").count() == expected, path
