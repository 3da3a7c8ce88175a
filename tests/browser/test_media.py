"""Pictures and videos in a real browser: what is shown, what is fetched, and from whom."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .test_accessibility import looks, violations
from .test_html import READY, check
from .watching import until

PAGES = ["/pictures/", "/video/", "/film/"]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def address(media_address):
    """Visit the site with pictures and videos."""
    return media_address


@pytest.fixture
def visit(browser, address):
    """Return a function that opens a page, and the hosts that were asked for anything meanwhile, ours left out."""
    contexts = []

    def open_path(path, **options):
        context, foreign = browser.new_context(base_url=address, **options), []
        contexts.append(context)

        def judge(route):
            host = urlsplit(route.request.url).netloc
            if host == urlsplit(address).netloc:
                route.continue_()
            else:
                foreign.append(host)
                route.abort()

        context.route("**/*", judge)
        window = context.new_page()
        window.goto(path, wait_until="networkidle")
        return window, foreign

    yield open_path
    for context in contexts:
        context.close()


def test_each_picture_is_shown_and_one_file_of_it_is_fetched_in_the_best_format(visit, browser, address):
    window = browser.new_context(base_url=address, viewport={"width": 390, "height": 700}).new_page()
    fetched = []
    window.on("request", lambda request: fetched.append(request.url) if "/media/" in request.url else None)
    window.goto("/pictures/", wait_until="networkidle")
    for image in window.locator("main img").all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    window.wait_for_load_state("networkidle")
    garden = [url for url in fetched if "garden" in url]
    assert len(set(garden)) == 1, "the same picture twice on a page is one file"
    assert len(set(fetched)) == 2
    assert all(url.endswith(".avif") for url in fetched)
    assert "width-400" in garden[0]
    window.context.close()


@pytest.mark.parametrize("gone", [[], ["avif"], ["avif", "webp"]], ids=["avif", "webp", "jpeg"])
def test_every_format_is_a_picture_of_the_size_that_the_page_kept_free(gone, visit):
    window, _ = visit("/pictures/")
    for name in gone:
        window.evaluate(f"document.querySelectorAll('source[type*={name}]').forEach(source => source.remove())")
    image = window.locator("main img").first
    expected = {0: ".avif", 1: ".webp", 2: ".jpg"}[len(gone)]
    until(image, f"element.currentSrc.endsWith('{expected}')")
    image.evaluate("image => image.decode()")
    measures = image.evaluate("i => [i.naturalWidth / i.naturalHeight, i.width / i.height, i.naturalWidth]")
    assert measures[0] == pytest.approx(1.5, abs=0.01)
    assert measures[1] == pytest.approx(1.5, abs=0.01)
    assert measures[2] > 0


def test_nothing_moves_when_pictures_arrive(visit):
    window, _ = visit("/pictures/", viewport={"width": 390, "height": 800})
    shifts = """() => new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done(0), 300))"""
    assert window.evaluate(shifts) < 0.02


@SCRIPTS
@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_is_asked_for_anything_before_a_video_is_pressed(path, scripts, visit):
    window, foreign = visit(path, java_script_enabled=scripts)
    for link in window.locator(".video__link, .video summary").all():
        link.hover()
        link.focus()
    window.wait_for_load_state("networkidle")
    assert foreign == []


@pytest.mark.parametrize(
    ("name", "host"), [("Play “A walk", "www.youtube-nocookie.com"), ("Play “The street", "player.vimeo.com")]
)
@pytest.mark.parametrize("press", ["mouse", "keyboard"])
def test_pressing_loads_the_player_in_its_place_and_from_one_host(name, host, press, visit):
    window, foreign = visit("/video/")
    link = window.get_by_role("link", name=re.compile(name))
    title = link.get_attribute("data-title")
    with window.expect_event("requestfailed"):  # which `judge` has refused
        if press == "mouse":
            link.click()
        else:
            link.focus()
            window.keyboard.press("Enter")
    frame = window.locator("iframe.video__player")
    expect(frame).to_have_attribute("title", title)
    expect(frame).to_be_focused()
    expect(link).to_have_count(0)
    assert set(foreign) == {host}
    assert urlsplit(window.url).path == "/video/"
    assert frame.evaluate("frame => frame.offsetWidth / frame.offsetHeight") == pytest.approx(16 / 9, abs=0.02)


def test_without_scripts_the_link_leads_to_the_videos_own_page(visit):
    window, foreign = visit("/video/", java_script_enabled=False)
    window.get_by_text("Transcript of “A walk through the garden”").click()
    expect(window.get_by_text("This is the garden.").first).to_be_visible()
    with window.expect_event("requestfailed"):
        window.get_by_role("link", name=re.compile("Play “A walk")).click(no_wait_after=True)
    assert foreign == ["www.youtube.com"]


def test_pressing_with_control_opens_the_videos_own_page_elsewhere(visit):
    window, foreign = visit("/video/")
    with window.context.expect_page():
        window.get_by_role("link", name=re.compile("Play “A walk")).click(modifiers=["Control"])
    expect(window.locator("iframe")).to_have_count(0)
    assert set(foreign) <= {"www.youtube.com"}


def test_film_of_our_own_plays_with_captions(visit):
    window, foreign = visit("/film/")
    film = window.locator("video")
    assert film.evaluate("film => film.readyState") == 0, "nothing of it is loaded before it is played"
    film.evaluate("film => film.play()")
    expect(film).to_have_js_property("videoWidth", 96)
    until(film, "element.textTracks[0].cues?.length === 1 && element.currentTime > 0.2")
    assert foreign == []


def test_script_is_only_on_pages_with_a_video_from_elsewhere(visit):
    for path, expected in {"/": 0, "/pictures/": 0, "/film/": 0, "/video/": 1}.items():
        window, _ = visit(path)
        assert window.locator("script[src]").count() == expected, path


@looks
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_violation(path, width, scheme, visit):
    window, _ = visit(path, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert violations(window) == []
    assert window.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(not READY, reason="no Java or no HTML checker")
def test_no_page_has_an_error_in_its_html(visit, tmp_path):
    for path in PAGES:
        window, _ = visit(path)
        (tmp_path / f"{path.strip('/')}.html").write_text(window.context.request.get(path).text())
    assert check(tmp_path) == []
