"""`get_initial`: what the link that opens the form fills in."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def page_field(response):
    return BeautifulSoup(response.content, "html.parser").find(id="id_page").get("value", "")


def chosen_kind(response):
    chosen = BeautifulSoup(response.content, "html.parser").select_one("[name=kind][checked]")
    return chosen["value"] if chosen else ""


def test_problem_link_of_a_page_opens_the_form_with_that_page_as_a_problem(site, client):
    link = BeautifulSoup(client.get("/about/").content, "html.parser").find(
        "a", string="Something wrong with this page?"
    )
    form = client.get(link["href"])
    assert (page_field(form), chosen_kind(form)) == ("/about/", "problem")


@pytest.mark.parametrize(
    "referrer", ["http://testserver/success/?from=mail", "http://testserver/contact/", "http://[", ""]
)
def test_link_of_the_menu_fills_in_nothing(referrer, site, client):
    form = client.get("/contact/", headers={"Referer": referrer})
    assert (page_field(form), chosen_kind(form)) == ("", "")


@pytest.mark.parametrize("page", ["//elsewhere.example", "javascript:alert(1)", '"><script>', "/x" * 200, "\0"])
def test_page_parameter_of_another_site_is_ignored(page, site, client):
    response = client.get("/contact/", {"page": page})
    assert response.status_code == 200
    assert page_field(response) == ""
