"""`python -m tests.browser.screenshots FOLDER` takes screenshots of every page and state."""

import sys
from pathlib import Path

import tests.environment  # noqa: F401 - before anything starts a server

from .chromium import chromium
from .crawl import crawl
from .server import production_server
from .states import STATES

WIDTHS, SCHEMES = (390, 1280), ("light", "dark")


def main(folder):
    """Write one file for each page or state, width and colour scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with production_server() as site_url, chromium() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
                page = browser.new_context(base_url=site_url, **look).new_page()
                for path in crawl(site_url):
                    page.goto(path)
                    name = path.strip("/").replace("/", "-") or "home"
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                for name, enter in STATES.items():
                    enter(page)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
