"""Every public page as a visitor gets it: whole, well built, linked, and cheap to make."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import FocusAreaPage, StandardPage, SuccessPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(site, client):
    """Return every public page of the starting content as a pair (page, parsed document)."""
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live().public()
    answers = [(page, client.get(page.url)) for page in pages]
    assert {answer.status_code for _, answer in answers} == {200}
    return [(page, BeautifulSoup(answer.content, "html.parser")) for page, answer in answers]


def queries_for(client, path):
    """Return the queries that one uncached request makes."""
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [re.sub(r"SELECT .*? FROM", "SELECT … FROM", query["sql"]) for query in queries]


def test_headings_begin_at_one_and_skip_no_level(documents):
    for page, document in documents:
        levels = [int(heading.name[1]) for heading in document.find_all(["h1", "h2", "h3", "h4"])]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        assert all(after - before <= 1 for before, after in pairwise(levels)), page


def test_landmarks_stand_once_and_the_skip_link_comes_first(documents):
    for page, document in documents:
        assert document.body.find("a")["href"] == "#main", page
        for landmark in ("header", "main", "footer"):
            assert len(document.body.find_all(landmark, recursive=True)) == 1, (page, landmark)
        assert document.find(id="main").name == "main"


def test_title_description_and_canonical_address(documents):
    titles = [document.title.text.strip() for _, document in documents]
    assert len(set(titles)) == len(titles)
    for page, document in documents:
        assert "Care City" in document.title.text
        assert document.find("meta", {"name": "description"})["content"]
        assert document.find("link", rel="canonical")["href"] == settings.SITE_URL + page.url


def test_every_internal_link_leads_somewhere(documents, client):
    links = {link["href"] for _, document in documents for link in document.find_all("a", href=True)}
    internal = {link for link in links if link.startswith("/")}
    assert len(internal) > 8
    assert {path: client.get(path).status_code for path in internal if client.get(path).status_code != 200} == {}


def test_fragment_links_have_their_target(documents):
    for page, document in documents:
        for link in document.find_all("a", href=lambda href: href and href.startswith("#")):
            assert document.find(id=link["href"][1:]), (page, link)


def test_menu_marks_where_the_reader_is(site, client):
    def marked(path):
        menu = BeautifulSoup(client.get(path).content, "html.parser").find("nav", {"aria-label": "Main menu"})
        return [(link.text.strip(), link["aria-current"]) for link in menu.find_all("a", attrs={"aria-current": True})]

    assert marked("/") == []
    assert marked("/about/") == [("About", "page")]
    assert marked("/focus-areas/healthy-ageing/") == [("Focus areas", "true")]


def test_private_and_unpublished_pages_show_nowhere(site, client):
    about, success = site.root_page.get_children().type(StandardPage).first(), SuccessPage.objects.get()
    PageViewRestriction.objects.create(page=success, restriction_type=PageViewRestriction.LOGIN)
    FocusAreaPage.objects.get(slug="healthy-ageing").unpublish()
    about.unpublish()
    for path in ("/", "/focus-areas/", "/site-map/"):
        text = client.get(path).text
        assert "Healthy ageing<" not in text
        assert 'href="/success/"' not in text
        assert f'href="{about.url}"' not in text
    assert "cutting edge innovation" not in client.get("/about/").text


@pytest.mark.parametrize("old", ["/about-care-city", "/about-care-city/"])
def test_old_address_leads_to_the_about_page(old, site, client):
    answer = client.get(old, follow=True)
    assert answer.redirect_chain[-1][0] == "/about/"
    assert answer.status_code == 200
    assert {status for _, status in answer.redirect_chain} <= {301}


def test_unknown_address_gets_a_page_of_the_site_with_ways_on(site, client):
    answer = client.get("/no-such-page/")
    document = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert document.find("nav", {"aria-label": "Main menu"})
    assert document.main.find("a", href="/")


def test_home_page_costs_at_most_15_queries_whatever_the_size_of_the_tree(site, client):
    before = queries_for(client, "/")
    assert len(before) <= 15, "\n".join(before)
    for number in range(200):
        page = StandardPage(title=f"Page {number}", slug=f"page-{number}", show_in_menus=False)
        site.root_page.add_child(instance=page)
    assert len(queries_for(client, "/")) <= len(before)


def test_no_page_costs_more_than_25_queries(site, client):
    costs = {page.url: len(queries_for(client, page.url)) for page in Page.objects.descendant_of(site.root_page)}
    assert {url: cost for url, cost in costs.items() if cost > 25} == {}


def test_only_the_form_page_sets_a_cookie(site, client):
    for page in Page.objects.descendant_of(site.root_page, inclusive=True):
        client.cookies.clear()
        answer = client.get(page.url)
        assert bool(answer.cookies) == (page.url == "/contact/"), page.url


def test_no_page_names_another_host_for_something_to_load(documents):
    for page, document in documents:
        loaded = [tag.get("src") or tag.get("href") for tag in document.find_all(["img", "script", "link", "source"])]
        hosts = {urlsplit(address).netloc for address in loaded if address} - {urlsplit(settings.SITE_URL).netloc}
        assert hosts <= {""}, page
