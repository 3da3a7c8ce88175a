"""What a browser with an empty cache fetches for a page."""

from collections import Counter
from dataclasses import dataclass

from tests.binaries import find_chromium
from tests.browser.chromium import chromium


@dataclass(frozen=True)
class View:
    """Requests, and bytes over the wire, headers included."""

    requests: int
    size: int
    images: int  # of the bytes


def is_available():
    return find_chromium() is not None


def first_views(urls):
    """Return {name: view} of {name: URL}."""
    with chromium() as browser:
        return {name: first_view(browser, url) for name, url in urls.items()}


def first_view(browser, url):
    """Open a URL in a new browser context."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    wire, kinds, sizes = context.new_cdp_session(page), {}, Counter()
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["response"]["mimeType"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(url, wait_until="networkidle")
    context.close()
    images = sum(size for request, size in sizes.items() if kinds[request].startswith("image/"))
    return View(len(sizes), sizes.total(), images)
