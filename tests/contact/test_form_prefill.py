"""The page that a message is about: named by the link on each page, or by where the visitor came from."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def page_field(answer):
    return BeautifulSoup(answer.content, "html.parser").find(id="id_page").get("value", "")


def test_every_page_offers_to_report_a_problem_with_itself(site, client):
    link = BeautifulSoup(client.get("/about/").content, "html.parser").find(
        "a", string="Something wrong with this page?"
    )
    assert page_field(client.get(link["href"])) == "/about/"


@pytest.mark.parametrize(
    ("referrer", "page"),
    [
        ("http://testserver/success/?from=mail", "/success/"),
        ("https://elsewhere.example/success/", ""),
        ("http://testserver/contact/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_page_that_the_visitor_came_from_is_named_if_it_is_ours(referrer, page, site, client):
    assert page_field(client.get("/contact/", headers={"Referer": referrer})) == page


@pytest.mark.parametrize("asked", ["//elsewhere.example", "javascript:alert(1)", '"><script>', "/x" * 200, "\0"])
def test_what_is_no_page_of_ours_is_not_named(asked, site, client):
    answer = client.get("/contact/", {"page": asked})
    assert answer.status_code == 200
    assert page_field(answer) == ""
