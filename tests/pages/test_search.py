"""Tests of search: results, their order and excerpts, private pages, suggestions, and arbitrary queries."""

from urllib.parse import quote_from_bytes

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from pages.models import ContactPage, StandardPage, SuccessPage
from pages.search.highlights import get_excerpt
from pages.search.query import clean_query, get_unaccented_words, get_words, stem
from pages.search.suggestions import get_vocabulary
from pages.search.views import run_search
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def search_results(client, query, **parameters):
    """Return the <main> element of the results."""
    response = client.get("/search/", {"q": query} | parameters)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def found_titles(client, query):
    """Return the titles of the results in order, without those that have only some of the words."""
    main = search_results(client, query)
    return [] if "Nothing found" in main.h2.text else [title.text for title in main.select("ol h3")]


def add_page(site, title, text="", **fields):
    page = StandardPage(title=title, body=[("paragraph", f"<p>{text}</p>")] if text else [], **fields)
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_search_finds_every_page_type_by_its_own_text(site, client):
    assert "Care City" in found_titles(client, "unsustainable")
    assert "About" in found_titles(client, "entrepreneurs technology")
    assert "Focus areas" in found_titles(client, "responds focus areas")
    assert found_titles(client, "unemployment") == ["Social regeneration"]
    assert found_titles(client, "cutting edge") == ["Success"]
    assert "Contact" in found_titles(client, "medical help")
    assert "Privacy and cookies" in found_titles(client, "information commissioner")
    assert "Site map" in found_titles(client, "site map")


def test_page_with_the_words_in_its_title_comes_first(site, client):
    add_page(site, "Something else", "Sundials. " * 20)
    add_page(site, "Sundials of Barking", "Where they stand.")
    assert found_titles(client, "sundials") == ["Sundials of Barking", "Something else"]


def test_page_is_found_only_while_it_is_published(site, client):
    page = add_page(site, "Gardens", "A sundial among roses.")
    assert found_titles(client, "roses sundial") == ["Gardens"]
    page.body = [("paragraph", "<p>Tulips.</p>")]
    page.save_revision()
    assert found_titles(client, "tulips") == []
    page.unpublish()
    assert found_titles(client, "gardens") == []


def test_private_pages_are_neither_found_nor_suggested(site, client):
    page = add_page(site, "Sundials", "Secretly.")
    child = StandardPage(title="Hourglasses")
    page.add_child(instance=child)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for query in ("sundials", "sundiels", "hourglasses", "hourglases"):
        main = search_results(client, query)
        assert "Nothing found" in main.h2.text
        assert "Did you mean" not in main.text


def test_excerpt_marks_the_words_in_the_text_of_the_page(site, client):
    add_page(site, "Notes", "Lorem ipsum " * 40 + "where sundials tell the time &lt;b&gt;" + " dolor sit" * 40)
    excerpt = search_results(client, "sundials time").select_one("ol p")
    assert [mark.text for mark in excerpt.find_all("mark")] == ["sundials", "time"]
    assert excerpt.text.startswith("… ")
    assert excerpt.text.endswith(" …")
    assert len(excerpt.text) < 240
    assert "<b>" in excerpt.text, "escaped"
    assert excerpt.b is None


def test_query_is_escaped(client):
    html = client.get("/search/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html
    assert search_results(client, '"><i>x</i>').find("input", id="q")["value"] == '"><i>x</i>'


@pytest.mark.parametrize(("query", "suggestion"), [("regneration", "regeneration"), ("halthy agein", "healthy ageing")])
def test_misspelled_query_gets_a_suggestion(query, suggestion, site, client):
    link = search_results(client, query).select_one("p.lede a")
    assert link.text == suggestion
    assert found_titles(client, suggestion)
    assert search_results(client, link["href"].removeprefix("?q=").replace("%20", " ")).select("ol h3")


def test_pages_with_some_of_the_words_are_offered_when_none_has_all(site, client):
    main = search_results(client, "havering zeppelins")
    assert "Nothing found for “havering zeppelins”" in main.h2.text
    assert "some of your words" in main.text
    assert "Healthy ageing" in [title.text for title in main.select("ol h3")]


@pytest.mark.parametrize("query", ["zzzzzz", "???", "the", "\x00", "%"])
def test_empty_results_link_to_other_ways(query, site, client):
    main = search_results(client, query)
    if main.h2:  # a query without visible characters counts as none
        assert "Nothing found" in main.h2.text
        assert main.find("a", href="/contact/")
        assert main.find("a", href="tel:03003001548")
        assert main.find("a", href="/site-map/")


def test_page_without_a_query_has_only_the_form(site, client):
    for path in ("/search/", "/search/?q=", "/search/?q=+"):
        main = BeautifulSoup(client.get(path).content, "html.parser").main
        assert main.form["action"] == "/search/"
        assert main.h2 is None


def test_promoted_pages_and_links_come_first(site, client):
    query = Query.get("Help")
    SearchPromotion.objects.create(query=query, page=ContactPage.objects.get(), description="Talk to us.", sort_order=0)
    SearchPromotion.objects.create(
        query=query, external_link_url="https://example.org/", external_link_text="Elsewhere", sort_order=1
    )
    hidden = SuccessPage.objects.get()
    SearchPromotion.objects.create(query=query, page=hidden, sort_order=2)
    hidden.unpublish()
    results = search_results(client, " HELP ").select("ol > li")
    assert [result.h3.text for result in results][:2] == ["Contact", "Elsewhere"]
    assert results[0].p.text == "Talk to us."
    assert results[1].a["href"] == "https://example.org/"
    assert "Success" not in [result.h3.text for result in results]
    assert [result.h3.text for result in results].count("Contact") == 1


def test_editors_can_promote_results_and_queries_are_not_stored(site, client, editor_client):
    assert editor_client.get("/admin/searchpicks/").status_code == 200
    search_results(client, "something private")
    assert not Query.objects.exists()


def test_results_are_paginated_and_any_page_number_is_accepted(site, client):
    for number in range(23):
        add_page(site, f"Sundial {number}", slug=f"sundial-{number}")
    seen = [title.text for page in (1, 2, 3) for title in search_results(client, "sundial", page=page).select("ol h3")]
    assert len(set(seen)) == len(seen) == 23
    assert search_results(client, "sundial").find("a", rel="next")["href"] == "?q=sundial&page=2"
    for odd in ("0", "-1", "99", "x", "9" * 5000, "1.5", "\x00"):
        search_results(client, "sundial", page=odd)


def test_results_are_not_indexed_and_set_no_cookie(site, client):
    response = client.get("/search/?q=care")
    document = BeautifulSoup(response.content, "html.parser")
    assert document.find("meta", {"name": "robots"})["content"] == "noindex"
    assert not document.find("link", rel="canonical")
    assert not response.cookies
    assert client.head("/search/?q=care").status_code == 200
    assert client.post("/search/", {"q": "care"}).status_code == 405


def test_every_page_links_to_search_and_404_has_the_form(site, client):
    for path in ("/", "/about/", "/contact/", "/search/", "/no-such-page/"):
        document = BeautifulSoup(client.get(path).content, "html.parser")
        assert document.find("nav", {"aria-label": "Main menu"}).find("a", href="/search/"), path
    form = document.main.form
    assert (form["action"], form.get("method", "get"), form.find("input")["name"]) == ("/search/", "get", "q")


OPERATORS = ["\x00", *"\"'`()[]{}*^:+-|&!~\\%;", "%s", "%(a)s", "AND", "OR", "NOT", "NEAR", "title:", "--", "<->"]
UNUSUAL = list("\U0001d56c\ufb01\u0130\xdf\xb2\u0661\xe9\u4e2d\u0627\u200b\ufeff")
fragments = st.sampled_from(OPERATORS + UNUSUAL) | st.text(max_size=5) | st.sampled_from(["care", "ageing", "havering"])
queries = (
    st.text(max_size=60)
    | st.lists(fragments, max_size=12).map(" ".join)
    | st.lists(fragments, max_size=12).map("".join)
    | st.tuples(fragments, st.integers(1, 3000)).map(lambda pair: pair[0] * pair[1])
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_database_accepts_any_query(query, site):
    outcome = run_search(Page.objects.all(), get_words(clean_query(query)))
    assert Page.objects.filter(pk__in=outcome.pages).count() == len(outcome.pages), "each result is a page, once"


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries, page=st.sampled_from(["1", "2", "", "x"]))
def test_any_query_gets_a_response(query, page, site, client, committed):
    assert client.get("/search/", {"q": query, "page": page}).status_code == 200


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=40))
def test_query_that_is_not_utf8_gets_a_response(raw, site, client, committed):
    assert client.get(f"/search/?q={quote_from_bytes(raw)}").status_code == 200


@pytest.mark.skipif(connection.vendor != "postgresql", reason="compares with PostgreSQL")
def test_stem_of_every_word_of_the_site_is_the_one_of_postgresql(site):
    words = sorted(word for word in get_vocabulary() if word.isascii() and word.isalpha())
    assert len(words) > 100
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ts_lexize('english_stem', word) FROM unnest(%s::text[]) AS word", [words])
        assert [(word, stem(word)) for word, lexemes in cursor.fetchall() if lexemes not in ([stem(word)], [])] == []


@pytest.mark.parametrize(
    ("word", "query"),
    [("dying", "die"), ("generously", "generous"), ("hopping", "hop"), ("cities", "city"), ("replacement", "replace")],
)
def test_excerpt_marks_every_form_of_a_word_that_postgresql_finds(word, query, site):
    page = add_page(site, "Notes", f"Here is the word {word} in a sentence, which is long enough.")
    assert f"<mark>{word}</mark>" in get_excerpt(page, [query])


@pytest.mark.parametrize("typed", ["cafe", "Café", "CAFE"])
@pytest.mark.parametrize("written", ["Café", "Cafe"])
def test_words_are_found_with_and_without_their_accents(written, typed, site, client):
    make_page([{"type": "paragraph", "value": f"<p>Meet us in the {written} in Łódź.</p>"}], title="Lunch")
    for query in (typed, f"{typed} lodz", f"{typed} Łódź"):
        text = client.get("/search/", {"q": query}).text
        assert "Lunch" in text
        assert f"<mark>{written}</mark>" in text
        assert "Lodz" not in text


def test_only_latin_words_are_indexed_without_their_accents():
    assert get_unaccented_words(["Café und Straße", "plain", "مثال", "한국"]) == "Cafe Strasse"
