"""The running site, the browser and its pages: one of each for all tests of a worker."""

import pytest
from playwright.sync_api import expect

from tests.binaries import find_headless_shell, missing_line

from .chromium import chromium
from .crawl import crawl
from .server import production_server
from .sites import SITES, Site

if find_headless_shell() is None:
    print(missing_line("the site in a browser", "chromium-headless-shell"))
    collect_ignore_glob = ["*"]

expect.set_options(timeout=30_000)  # milliseconds: on a busy machine an expected state can take long to appear


@pytest.fixture(scope="session")
def site_url():
    """Return the URL of a running site."""
    with production_server() as running:
        yield running


@pytest.fixture(scope="session")
def media_site_url():
    """Return the URL of a site with images and videos."""
    with production_server(SITES["media_site_url"].python) as running:
        yield running


@pytest.fixture(scope="session")
def demo_site_url():
    """Return the URL of a site with demonstration data."""
    with production_server(SITES["demo_site_url"].python) as running:
        yield running


@pytest.fixture(scope="session")
def variants_site_url():
    """Return the URL of a site that uses what the demonstration leaves out."""
    with production_server(SITES["variants_site_url"].python) as running:
        yield running


@pytest.fixture(params=SITES)
def site(request):
    """Return each site with the paths that the standing loops open: on the initial content every page as well."""
    url, paths = request.getfixturevalue(request.param), SITES[request.param].paths
    if request.param == "site_url":
        paths = paths | {path: path for path in request.getfixturevalue("pages")}
    return Site(url, paths)


@pytest.fixture(scope="session")
def pages(site_url):
    """Return {path: HTML} of every public page."""
    return crawl(site_url)


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser, site_url):
    """Return a function that opens a path in a new browser context; options are Playwright's."""
    contexts = []

    def open_path(path, **options):
        context = browser.new_context(base_url=site_url, **{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_path
    for context in contexts:
        context.close()
