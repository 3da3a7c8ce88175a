"""What programs are told: every public page, nothing else, and no address that leads nowhere."""

import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import AboutPage, ContactPage, SuccessPage

pytestmark = pytest.mark.django_db

PUBLIC = "www.example.org"  # the host of the tests' SITE_URL
NOT_PAGES = {"/search/", "/site.webmanifest"}


def public_addresses(site):
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live().public()
    return {settings.SITE_URL + page.url for page in pages}


def in_sitemap(client):
    """Return address and date of the pages in the sitemap."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {entry.find("s:loc", names).text: entry.find("s:lastmod", names).text for entry in root}


def addresses(document):
    """Return every address that a page names, for whatever purpose."""
    for tag in document.find_all():
        yield from (tag[name] for name in ("href", "src", "action", "poster") if tag.get(name))
        yield from (part.split()[0] for part in tag.get("srcset", "").split(",") if part.strip())
        if tag.name == "meta" and re.match(r"https?://", tag.get("content", "")):
            yield tag["content"]
    for data in document.find_all("script", type="application/ld+json"):
        yield from (
            address for address in re.findall(r'"(https?://[^"{]+)"', data.string) if "schema.org" not in address
        )


def crawl(client):
    """Follow every address from the home page; return the HTML pages that were seen and what is broken."""
    seen, broken, waiting = {}, {}, ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        if path.startswith(settings.STATIC_URL):
            seen[path] = "static"
            if not finders.find(path.removeprefix(settings.STATIC_URL)):
                broken[path] = "no such file"
            continue
        answer = client.get(path)
        seen[path] = answer.headers["Content-Type"].split(";")[0]
        if answer.status_code != 200:
            broken[path] = answer.status_code
        if seen[path] == "text/html":
            named = addresses(BeautifulSoup(answer.content, "html.parser"))
        else:
            named = re.findall(r'"src": "([^"]+)"', answer.text) if path.endswith("manifest") else []
        parts = [urlsplit(urljoin(settings.SITE_URL + path, address)) for address in named]
        waiting += [part.path + f"?{part.query}" * bool(part.query) for part in parts if part.netloc == PUBLIC]
    return {path for path, kind in seen.items() if kind == "text/html"}, broken, seen


def test_no_address_on_any_page_leads_nowhere(site, client):
    pages, broken, seen = crawl(client)
    assert broken == {}
    assert len(pages) > 10
    assert {"/static/img/share.png", "/static/img/icon-512.png", "/site.webmanifest", "/static/css/base.css"} <= set(
        seen
    )


def test_crawl_finds_what_is_broken(site, client):
    about = AboutPage.objects.get()
    about.body = [("paragraph", '<p><a href="/no-such-page/">There</a></p>')]
    about.save_revision().publish()
    assert crawl(client)[1] == {"/no-such-page/": 404}


def test_sitemap_lists_every_public_page_and_nothing_else(site, client):
    listed = set(in_sitemap(client))
    assert listed == public_addresses(site)
    crawled = {path.split("?")[0] for path in crawl(client)[0]} - NOT_PAGES
    assert listed == {settings.SITE_URL + path for path in crawled}


def test_sitemap_says_when_a_page_was_last_changed(site, client):
    page = ContactPage.objects.get()
    assert in_sitemap(client)[settings.SITE_URL + page.url] == page.last_published_at.strftime("%Y-%m-%d")


def test_sitemap_and_llms_leave_out_what_visitors_cannot_see(site, client):
    PageViewRestriction.objects.create(page=SuccessPage.objects.get(), restriction_type=PageViewRestriction.LOGIN)
    AboutPage.objects.get().unpublish()
    for path in ("/sitemap.xml", "/llms.txt"):
        text = client.get(path).text
        assert "/contact/" in text
        assert "/about/" not in text
        assert "/success/" not in text


def test_sitemap_names_the_public_host_whichever_was_asked(site, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert set(in_sitemap(Client(headers={"host": "other.example.org"}))) == public_addresses(site)


def test_llms_lists_every_page_with_its_summary(site, client):
    text = client.get("/llms.txt").text
    home = site.root_page.specific
    assert text.startswith(f"# Care City\n\n> {home.summary}\n")
    for page in Page.objects.descendant_of(home).live().public().specific():
        assert f"- [{page.title}]({page.get_canonical_url()}): {page.summary}\n" in text


@pytest.mark.parametrize(
    ("host", "https", "debug", "welcome"),
    [
        (PUBLIC, True, False, True),
        (PUBLIC, False, False, False),
        (PUBLIC, True, True, False),
        ("staging.example.org", True, False, False),
    ],
)
def test_only_the_public_site_welcomes_crawlers(host, https, debug, welcome, settings):
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.DEBUG = ["*"], https, debug
    answer = Client(headers={"host": host}).get("/robots.txt", secure=https)
    assert answer["Content-Type"].startswith("text/plain")
    assert ("Disallow: /\n" not in answer.text) == welcome
    assert (f"Sitemap: {settings.SITE_URL}/sitemap.xml" in answer.text) == welcome
