"""`python -m tests.browser.screenshots FOLDER [docs]` takes screenshots of every page and state.

With `docs`, only those of the documents.
"""

import sys
from pathlib import Path

import tests.environment  # noqa: F401 - before anything starts a server

from .chromium import chromium
from .crawl import crawl
from .demonstration import CREATE_MESSAGES
from .server import production_server
from .sites import SITES
from .states import STATES, sign_in

WIDTHS, SCHEMES = (390, 1280), ("light", "dark")
LIST = "/django-admin/contact/feedback/"
DEMO_PAGES = {"project": "/projects/example-project-1/", "get-involved": "/get-involved/"}
REVIEWER_SCREENS = {
    "start": "/django-admin/",
    "list": LIST,
    "conversation": f"{LIST}?q=bell",
    "report": f"{LIST}report/",
}


def main(folder):
    """Write one file for each page or state, width and colour scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        with production_server() as site_url:
            for page, suffix in open_in_every_look(browser, site_url):
                for path in crawl(site_url):
                    page.goto(path)
                    name = path.strip("/").replace("/", "-") or "home"
                    page.screenshot(path=folder / f"{name}-{suffix}.png", full_page=True)
                for name, enter in STATES.items():
                    enter(page)
                    page.screenshot(path=folder / f"{name}-{suffix}.png", full_page=True)
        for site, (python, paths) in SITES.items():
            with production_server(python) as site_url:
                for page, suffix in open_in_every_look(browser, site_url):
                    for name, path in paths.items():
                        page.goto(path)
                        page.screenshot(path=folder / f"{site.split('_')[0]} {name}-{suffix}.png", full_page=True)


def open_in_every_look(browser, site_url):
    """Yield (page, suffix of file names) for each width and colour scheme."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
            context = browser.new_context(base_url=site_url, **look)
            yield context.new_page(), f"{width}-{scheme}"
            context.close()


def take_reviewer_screens(folder):
    """Write one file for each screen of the feedback service and width."""
    folder.mkdir(parents=True, exist_ok=True)
    with production_server(CREATE_MESSAGES) as site_url, chromium() as browser:
        for width in WIDTHS:
            page = browser.new_context(
                base_url=site_url, viewport={"width": width, "height": 900}, locale="en-GB"
            ).new_page()
            page.goto("/django-admin/")
            sign_in(page, "reviewer")
            page.wait_for_url("**/django-admin/")
            for name, path in REVIEWER_SCREENS.items():
                page.goto(path)
                if name == "conversation":
                    page.locator("#result_list tbody th a").first.click()
                    page.wait_for_url("**/change/**")
                page.screenshot(path=folder / f"feedback-{name}-{width}.png", full_page=True)


def take_demo_pages(folder):
    """Write one file for each of the pages that the README shows."""
    with production_server(SITES["demo_site_url"].python) as site_url, chromium() as browser:
        page = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 1100}).new_page()
        for name, path in DEMO_PAGES.items():
            page.goto(path)
            page.screenshot(path=folder / f"demo-{name}-1280.png")


if __name__ == "__main__":
    images = Path(sys.argv[1])
    if "docs" in sys.argv[2:]:
        take_reviewer_screens(images)
        take_demo_pages(images)
    else:
        main(images)
