"""What a browser that comes for the first time has to fetch."""

from collections import Counter
from dataclasses import dataclass

from tests.binaries import find_chromium
from tests.browser.chromium import chromium


@dataclass(frozen=True)
class View:
    """Requests, and bytes over the wire, headers included."""

    requests: int
    size: int
    pictures: int  # of the bytes


def is_there():
    """Tell whether there is a browser."""
    return find_chromium() is not None


def first_views(addresses):
    """Return {name: view} of these {name: address}."""
    with chromium() as browser:
        return {name: first_view(browser, url) for name, url in addresses.items()}


def first_view(browser, url):
    """Open an address with nothing kept."""
    context = browser.new_context(ignore_https_errors=True)
    window = context.new_page()
    wire, kinds, sizes = context.new_cdp_session(window), {}, Counter()
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["response"]["mimeType"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    window.goto(url, wait_until="networkidle")
    context.close()
    pictures = sum(size for request, size in sizes.items() if kinds[request].startswith("image/"))
    return View(len(sizes), sizes.total(), pictures)
