"""Views for crawlers and browsers: they list every public page and nothing else, and every link on the site works."""

import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import AboutPage, ContactPage, HomePage, SuccessPage

pytestmark = pytest.mark.django_db

PUBLIC_HOST = "www.example.org"  # of the tests' SITE_URL
EMPTY_LISTS = {"/projects/", "/news/", "/get-involved/"}
NOT_IN_SITEMAP = {"/search/", "/site.webmanifest"}


def public_urls(site):
    return {page.get_canonical_url() for page in listed_pages(site)}


def listed_pages(site):
    """Return the public pages of the initial content that are linked to: lists without items are not."""
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live().public().specific()
    return [page for page in pages if page.url not in EMPTY_LISTS]


def sitemap_entries(client):
    """Return {URL: date} of the sitemap."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {entry.find("s:loc", names).text: entry.find("s:lastmod", names).text for entry in root}


def urls_in(document):
    """Yield every URL in a document, whatever element it is in, but not where a form posts to."""
    for tag in document.find_all(lambda tag: tag.get("method") != "post"):
        yield from (tag[name] for name in ("href", "src", "action", "poster") if tag.get(name))
        yield from (part.split()[0] for part in tag.get("srcset", "").split(",") if part.strip())
        if tag.name == "meta" and re.match(r"https?://", tag.get("content", "")):
            yield tag["content"]
    for data in document.find_all("script", type="application/ld+json"):
        yield from (url for url in re.findall(r'"(https?://[^"{]+)"', data.string) if "schema.org" not in url)


def crawl(client):
    """Follow every URL from the home page; return the paths of HTML pages, {path: error} and {path: content type}."""
    seen, broken, queue = {}, {}, ["/"]
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        if path.startswith(settings.STATIC_URL):
            seen[path] = "static"
            if not finders.find(path.removeprefix(settings.STATIC_URL)):
                broken[path] = "no such file"
            continue
        response = client.get(path)
        seen[path] = response.headers["Content-Type"].split(";")[0]
        if response.status_code != 200:
            broken[path] = response.status_code
        if seen[path] == "text/html":
            named = urls_in(BeautifulSoup(response.content, "html.parser"))
        else:
            named = re.findall(r'"src": "([^"]+)"', response.text) if path.endswith("manifest") else []
        parts = [urlsplit(urljoin(settings.SITE_URL + path, url)) for url in named]
        queue += [part.path + f"?{part.query}" * bool(part.query) for part in parts if part.netloc == PUBLIC_HOST]
    return {path for path, kind in seen.items() if kind == "text/html"}, broken, seen


def test_crawl_of_the_site_finds_no_broken_link(site, client):
    pages, broken, seen = crawl(client)
    assert broken == {}
    assert len(pages) > 10
    assert {"/static/img/share.png", "/static/img/icon-512.png", "/site.webmanifest", "/static/css/base.css"} <= set(
        seen
    )


def test_crawl_reports_a_broken_link(site, client):
    about = AboutPage.objects.get()
    about.body = [("paragraph", '<p><a href="/no-such-page/">There</a></p>')]
    about.save_revision().publish()
    assert crawl(client)[1] == {"/no-such-page/": 404}


def test_sitemap_lists_exactly_the_public_pages(site, client):
    listed = set(sitemap_entries(client))
    assert listed == public_urls(site)
    crawled = {path.split("?")[0] for path in crawl(client)[0]} - NOT_IN_SITEMAP
    assert listed == {settings.SITE_URL + path for path in crawled}


def test_sitemap_has_the_date_of_the_last_publication(site, client):
    page = ContactPage.objects.get()
    assert sitemap_entries(client)[settings.SITE_URL + page.url] == page.last_published_at.strftime("%Y-%m-%d")


def test_sitemap_and_llms_txt_omit_private_and_unpublished_pages(site, client):
    PageViewRestriction.objects.create(page=SuccessPage.objects.get(), restriction_type=PageViewRestriction.LOGIN)
    AboutPage.objects.get().unpublish()
    for path in ("/sitemap.xml", "/llms.txt"):
        text = client.get(path).text
        assert "/contact/" in text
        assert "/about/" not in text
        assert "/success/" not in text


def test_sitemap_uses_the_public_host_under_any_host_name(site, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert set(sitemap_entries(Client(headers={"host": "other.example.org"}))) == public_urls(site)


def test_llms_txt_lists_every_page_with_its_summary(site, client):
    text = client.get("/llms.txt").text
    home = site.root_page.specific
    assert text.startswith(f"# Care City\n\n> {home.summary}\n")
    for page in listed_pages(site):
        assert page == home or f"- [{page.title}]({page.get_canonical_url()}): {page.summary}\n" in text


@pytest.mark.parametrize(
    ("host", "https", "debug", "allowed"),
    [
        (PUBLIC_HOST, True, False, True),
        (PUBLIC_HOST, False, False, False),
        (PUBLIC_HOST, True, True, False),
        ("staging.example.org", True, False, False),
    ],
)
def test_robots_txt_allows_crawlers_on_the_public_site_only(host, https, debug, allowed, settings):
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.DEBUG = ["*"], https, debug
    response = Client(headers={"host": host}).get("/robots.txt", secure=https)
    assert response["Content-Type"].startswith("text/plain")
    assert ("Disallow: /\n" not in response.text) == allowed
    assert (f"Sitemap: {settings.SITE_URL}/sitemap.xml" in response.text) == allowed


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


# States into which editors can bring the site, each with whether the contact page is still public.
STATES = {
    "home page unpublished": (lambda: HomePage.objects.get().unpublish(), True),
    "whole site private": (lambda: make_private(HomePage.objects.get()), False),
    "every page unpublished": (lambda: [page.unpublish() for page in Page.objects.live().filter(depth__gt=1)], False),
    "contact page private": (lambda: make_private(ContactPage.objects.get()), False),
}
PATHS = [
    "/robots.txt", "/llms.txt", "/sitemap.xml", "/site.webmanifest", "/favicon.ico", "/search/", "/search/?q=care",
    "/search/?q=no+such+words",
]  # fmt: skip


@pytest.mark.parametrize(("change", "contact_is_public"), STATES.values(), ids=STATES)
def test_views_respond_in_every_state_of_the_page_tree(change, contact_is_public, site, client):
    change()
    client.raise_request_exception = False
    assert {path: client.get(path).status_code for path in PATHS} == dict.fromkeys(PATHS, 200)
    assert client.get("/.well-known/security.txt").status_code == (200 if contact_is_public else 404)


def test_llms_txt_without_public_home_page_lists_the_other_public_pages(site, client):
    home = HomePage.objects.get()
    home.unpublish()
    text = client.get("/llms.txt").text
    assert text.startswith("# Care City\n\n## Pages\n\n- [About]")
    assert home.summary not in text


def test_llms_txt_of_a_private_site_names_no_page(site, client):
    make_private(HomePage.objects.get())
    assert client.get("/llms.txt").text == "# Care City\n\n## Pages\n\n"
