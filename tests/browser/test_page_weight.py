"""What a page costs a visitor and stores in the browser: bytes, requests, cookies, scripts."""

import re
from urllib.parse import urlsplit

import pytest


def measure(browser, site_url, path, **options):
    """Return (requests, bytes over the wire) of a first visit to a page; options are those of a browser context."""
    context = browser.new_context(base_url=site_url, **options)
    page = context.new_page()
    wire, requests, received = context.new_cdp_session(page), [], []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path, wait_until="networkidle")
    context.close()
    return requests, sum(received)


def test_first_view_of_the_home_page_is_small(browser, site_url, record_property):
    requests, size = measure(browser, site_url, "/")
    print(f"First view of the home page: {len(requests)} requests, {size / 1000:.1f} kB.")
    assert len(requests) <= 8, requests
    assert 40_000 < size <= 90_000


def test_no_page_requests_another_host_or_runs_a_script(site, open_page):
    """Structured data is in a script element that browsers do not run. A page with an embedded video has a script."""
    page, requests = open_page(site.url), []
    page.on("request", lambda request: requests.append(request.url))
    for name, path in site.paths.items():
        html = page.goto(site.url + path).text()
        kinds = set(re.findall(r"<script[^>]*>", html)) - {'<script type="application/ld+json">'}
        assert not kinds or "video__link" in html, (name, kinds)
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(site.url).netloc}


@pytest.mark.parametrize("asset", ["css", "woff2"])
def test_stylesheets_and_font_are_compressed_and_immutable(asset, browser, site_url):
    requests, _ = measure(browser, site_url, "/")
    url = next(url for url in requests if url.endswith(asset))
    response = browser.new_context().request.get(url, headers={"Accept-Encoding": "br"})
    assert "immutable" in response.headers["cache-control"]
    assert asset == "woff2" or response.headers["content-encoding"] == "br"
