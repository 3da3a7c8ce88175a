"""Finds every public page by following links."""

from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

from bs4 import BeautifulSoup


def crawl(site_url):
    """Return {path: HTML} of the site's pages, home page first."""
    pages, waiting = {}, ["/"]
    while waiting:
        path = waiting.pop(0)
        if path in pages:
            continue
        with urlopen(site_url + path) as response:  # noqa: S310 - loopback, our own server
            pages[path] = response.read().decode()
        waiting += sorted(links(site_url, pages[path]) - pages.keys())
    return pages


def links(site_url, html):
    """Return the paths on the same host that a page links to."""
    targets = [
        urlsplit(urljoin(site_url, link["href"]))
        for link in BeautifulSoup(html, "html.parser").find_all("a", href=True)
    ]
    return {target.path or "/" for target in targets if target.netloc == urlsplit(site_url).netloc}
