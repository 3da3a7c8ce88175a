"""The search: what it finds, in which order, how it shows it, what it hides, and that no query breaks it."""

from urllib.parse import quote_from_bytes

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from pages.models import ContactPage, StandardPage, SuccessPage

pytestmark = pytest.mark.django_db


def look_for(client, query, **more):
    """Return the main part of the page of results."""
    answer = client.get("/search/", {"q": query} | more)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def found(client, query):
    """Return the titles of the results, in their order; those with some of the words only do not count."""
    main = look_for(client, query)
    return [] if "Nothing found" in main.h2.text else [title.text for title in main.select("ol h3")]


def add_page(site, title, text="", **fields):
    page = StandardPage(title=title, body=[("paragraph", f"<p>{text}</p>")] if text else [], **fields)
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_every_page_type_is_found_by_its_own_text(site, client):
    assert "Care City" in found(client, "unsustainable")
    assert "About" in found(client, "entrepreneurs technology")
    assert "Focus areas" in found(client, "responds focus areas")
    assert found(client, "unemployment") == ["Social regeneration"]
    assert found(client, "cutting edge") == ["Success"]
    assert "Contact" in found(client, "medical help")
    assert "Privacy and cookies" in found(client, "information commissioner")
    assert "Site map" in found(client, "site map")


def test_a_page_that_bears_the_words_in_its_title_comes_first(site, client):
    add_page(site, "Something else", "Sundials. " * 20)
    add_page(site, "Sundials of Barking", "Where they stand.")
    assert found(client, "sundials") == ["Sundials of Barking", "Something else"]


def test_page_is_found_as_soon_as_it_is_published_and_no_longer_when_it_is_not(site, client):
    page = add_page(site, "Gardens", "A sundial among roses.")
    assert found(client, "roses sundial") == ["Gardens"]
    page.body = [("paragraph", "<p>Tulips.</p>")]
    page.save_revision()
    assert found(client, "tulips") == []
    page.unpublish()
    assert found(client, "gardens") == []


def test_private_pages_are_neither_found_nor_suggested(site, client):
    page = add_page(site, "Sundials", "Secretly.")
    child = StandardPage(title="Hourglasses")
    page.add_child(instance=child)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for query in ("sundials", "sundiels", "hourglasses", "hourglases"):
        main = look_for(client, query)
        assert "Nothing found" in main.h2.text
        assert "Did you mean" not in main.text


def test_excerpt_marks_the_words_and_their_forms_in_the_pages_text(site, client):
    add_page(site, "Notes", "Lorem ipsum " * 40 + "where sundials tell the time &lt;b&gt;" + " dolor sit" * 40)
    excerpt = look_for(client, "sundials time").select_one("ol p")
    assert [mark.text for mark in excerpt.find_all("mark")] == ["sundials", "time"]
    assert excerpt.text.startswith("… ")
    assert excerpt.text.endswith(" …")
    assert len(excerpt.text) < 240
    assert "<b>" in excerpt.text, "shown as text"
    assert excerpt.b is None


def test_query_is_shown_as_text(client):
    html = client.get("/search/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html
    assert look_for(client, '"><i>x</i>').find("input", id="q")["value"] == '"><i>x</i>'


@pytest.mark.parametrize(("typed", "meant"), [("regneration", "regeneration"), ("halthy agein", "healthy ageing")])
def test_slips_of_the_keyboard_are_answered_with_what_was_meant(typed, meant, site, client):
    link = look_for(client, typed).select_one("p.lede a")
    assert link.text == meant
    assert found(client, meant)
    assert look_for(client, link["href"].removeprefix("?q=").replace("%20", " ")).select("ol h3")


def test_without_a_page_with_all_words_those_with_some_are_shown_as_such(site, client):
    main = look_for(client, "havering zeppelins")
    assert "Nothing found for “havering zeppelins”" in main.h2.text
    assert "some of your words" in main.text
    assert "Healthy ageing" in [title.text for title in main.select("ol h3")]


@pytest.mark.parametrize("query", ["zzzzzz", "???", "the", "\x00", "%"])
def test_nothing_found_leads_on(query, site, client):
    main = look_for(client, query)
    if main.h2:  # a query of nothing that can be seen counts as none
        assert "Nothing found" in main.h2.text
        assert main.find("a", href="/contact/")
        assert main.find("a", href="tel:03003001548")
        assert main.find("a", href="/site-map/")


def test_without_a_query_there_is_a_form_and_nothing_else(site, client):
    for path in ("/search/", "/search/?q=", "/search/?q=+"):
        main = BeautifulSoup(client.get(path).content, "html.parser").main
        assert main.form["action"] == "/search/"
        assert main.h2 is None


def test_editors_put_pages_and_links_on_top_for_a_query(site, client):
    query = Query.get("Help")
    SearchPromotion.objects.create(query=query, page=ContactPage.objects.get(), description="Talk to us.", sort_order=0)
    SearchPromotion.objects.create(
        query=query, external_link_url="https://example.org/", external_link_text="Elsewhere", sort_order=1
    )
    hidden = SuccessPage.objects.get()
    SearchPromotion.objects.create(query=query, page=hidden, sort_order=2)
    hidden.unpublish()
    results = look_for(client, " HELP ").select("ol > li")
    assert [result.h3.text for result in results][:2] == ["Contact", "Elsewhere"]
    assert results[0].p.text == "Talk to us."
    assert results[1].a["href"] == "https://example.org/"
    assert "Success" not in [result.h3.text for result in results]
    assert [result.h3.text for result in results].count("Contact") == 1


def test_editors_reach_promoted_results_and_nothing_of_a_search_is_stored(site, client, editor_client):
    assert editor_client.get("/admin/searchpicks/").status_code == 200
    look_for(client, "something private")
    assert not Query.objects.exists()


def test_results_come_in_pages_and_any_page_number_is_answered(site, client):
    for number in range(23):
        add_page(site, f"Sundial {number}", slug=f"sundial-{number}")
    seen = [title.text for page in (1, 2, 3) for title in look_for(client, "sundial", page=page).select("ol h3")]
    assert len(set(seen)) == len(seen) == 23
    assert look_for(client, "sundial").find("a", rel="next")["href"] == "?q=sundial&page=2"
    for odd in ("0", "-1", "99", "x", "9" * 5000, "1.5", "\x00"):
        look_for(client, "sundial", page=odd)


def test_search_is_for_people_only_and_leaves_no_cookie(site, client):
    answer = client.get("/search/?q=care")
    document = BeautifulSoup(answer.content, "html.parser")
    assert document.find("meta", {"name": "robots"})["content"] == "noindex"
    assert not document.find("link", rel="canonical")
    assert not answer.cookies
    assert client.head("/search/?q=care").status_code == 200
    assert client.post("/search/", {"q": "care"}).status_code == 405


def test_search_is_reached_from_every_page_and_offered_where_there_is_none(site, client):
    for path in ("/", "/about/", "/contact/", "/search/", "/no-such-page/"):
        document = BeautifulSoup(client.get(path).content, "html.parser")
        assert document.find("nav", {"aria-label": "Main menu"}).find("a", href="/search/"), path
    form = document.main.form
    assert (form["action"], form.get("method", "get"), form.find("input")["name"]) == ("/search/", "get", "q")


HOSTILE = ["\x00", *"\"'`()[]{}*^:+-|&!~\\%;", "%s", "%(a)s", "AND", "OR", "NOT", "NEAR", "title:", "--", "<->"]
FOREIGN = list("\U0001d56c\ufb01\u0130\xdf\xb2\u0661\xe9\u4e2d\u0627\u200b\ufeff")
fragments = st.sampled_from(HOSTILE + FOREIGN) | st.text(max_size=5) | st.sampled_from(["care", "ageing", "havering"])
queries = (
    st.text(max_size=60)
    | st.lists(fragments, max_size=12).map(" ".join)
    | st.lists(fragments, max_size=12).map("".join)
    | st.tuples(fragments, st.integers(1, 3000)).map(lambda pair: pair[0] * pair[1])
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries, page=st.sampled_from(["1", "2", "", "x"]))
def test_every_query_gets_an_answer(query, page, site, client):
    assert client.get("/search/", {"q": query, "page": page}).status_code == 200


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=40))
def test_bytes_that_are_no_text_get_an_answer_too(raw, site, client):
    assert client.get(f"/search/?q={quote_from_bytes(raw)}").status_code == 200
