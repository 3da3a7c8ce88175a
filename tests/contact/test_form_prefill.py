"""`get_initial`: the page that a message is about, from the link on each page or from the referrer."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def page_field(response):
    return BeautifulSoup(response.content, "html.parser").find(id="id_page").get("value", "")


def test_problem_link_of_a_page_prefills_that_page(site, client):
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
def test_referrer_on_this_site_prefills_the_page(referrer, page, site, client):
    assert page_field(client.get("/contact/", headers={"Referer": referrer})) == page


@pytest.mark.parametrize("page", ["//elsewhere.example", "javascript:alert(1)", '"><script>', "/x" * 200, "\0"])
def test_page_parameter_of_another_site_is_ignored(page, site, client):
    response = client.get("/contact/", {"page": page})
    assert response.status_code == 200
    assert page_field(response) == ""
