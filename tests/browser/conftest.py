"""The server, the browser and its pages."""

import pytest
from playwright.sync_api import expect

from tests.binaries import find_chromium, missing_line

from .chromium import chromium
from .crawl import crawl
from .media_pages import CREATE_MEDIA_PAGES
from .server import production_server

if find_chromium() is None:
    print(missing_line("the site in a browser", "chromium"))
    collect_ignore_glob = ["*"]

expect.set_options(timeout=30_000)  # milliseconds: what is awaited comes, but not always soon on a machine that is busy


@pytest.fixture(scope="session")
def address():
    """Return the address of a running site, one for the whole run."""
    with production_server() as running:
        yield running


@pytest.fixture(scope="session")
def media_address():
    """Return the address of a site with pictures and videos."""
    with production_server(CREATE_MEDIA_PAGES) as running:
        yield running


@pytest.fixture(scope="session")
def pages(address):
    """Return every public page: path and HTML."""
    return crawl(address)


@pytest.fixture(scope="session")
def browser():
    """Return the browser, one for the whole run."""
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser, address):
    """Return a function that opens a path in a window of its own and returns it; options are Playwright's."""
    contexts = []

    def open_path(path, **options):
        context = browser.new_context(base_url=address, **{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        window = context.new_page()
        window.goto(path)
        return window

    yield open_path
    for context in contexts:
        context.close()
