"""What a visit costs and what it leaves behind: bytes, requests, cookies, scripts."""

import re
from urllib.parse import urlsplit

import pytest


def measure(browser, address, path):
    """Return the requests and the bytes over the wire of a first visit to a page."""
    context = browser.new_context(base_url=address)
    window = context.new_page()
    wire, requests, received = context.new_cdp_session(window), [], []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    window.on("request", lambda request: requests.append(request.url))
    window.goto(path, wait_until="networkidle")
    context.close()
    return requests, sum(received)


def test_first_view_of_the_home_page_is_small(browser, address, record_property):
    requests, size = measure(browser, address, "/")
    print(f"First view of the home page: {len(requests)} requests, {size / 1000:.1f} kB.")
    assert len(requests) <= 8, requests
    assert 40_000 < size <= 90_000


def test_no_page_asks_another_host_for_anything(browser, address, pages):
    for path in pages:
        requests, _ = measure(browser, address, path)
        assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}, path


def test_no_page_leaves_a_cookie_but_the_form(pages, open_page):
    for path in pages:
        window = open_page(path)
        names = {cookie["name"] for cookie in window.context.cookies()}
        assert names == ({"csrftoken"} if path == "/contact/" else set()), path
        assert window.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_public_site_ships_no_script(pages):
    """Data for search engines stands in an element that is called a script; nothing runs it."""
    kinds = {kind for html in pages.values() for kind in re.findall(r"<script[^>]*>", html)}
    assert kinds == {'<script type="application/ld+json">'}


@pytest.mark.parametrize("asset", ["css", "woff2"])
def test_stylesheets_and_font_are_compressed_and_kept_for_a_year(asset, browser, address):
    requests, _ = measure(browser, address, "/")
    url = next(url for url in requests if url.endswith(asset))
    answer = browser.new_context().request.get(url, headers={"Accept-Encoding": "br"})
    assert "immutable" in answer.headers["cache-control"]
    assert asset == "woff2" or answer.headers["content-encoding"] == "br"
