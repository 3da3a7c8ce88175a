"""Every public page, found as a visitor finds them: by following links."""

from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

from bs4 import BeautifulSoup


def crawl(address):
    """Return the pages of the site as a dictionary of path and HTML, home first."""
    pages, waiting = {}, ["/"]
    while waiting:
        path = waiting.pop(0)
        if path in pages:
            continue
        with urlopen(address + path) as answer:  # noqa: S310 - loopback, our own server
            pages[path] = answer.read().decode()
        waiting += sorted(links(address, pages[path]) - pages.keys())
    return pages


def links(address, html):
    """Return the paths on the same host that a page links to."""
    targets = [
        urlsplit(urljoin(address, link["href"])) for link in BeautifulSoup(html, "html.parser").find_all("a", href=True)
    ]
    return {target.path for target in targets if target.netloc == urlsplit(address).netloc}
