"""Sending feedback, from the form to the page with the reference."""

from unittest import mock

import pytest
from bs4 import BeautifulSoup

from contact.models import Feedback
from contact.references import is_valid_reference
from contact.tokens import issue_token
from tests.factories import REPLY, make_feedback, make_post

pytestmark = pytest.mark.django_db


def test_message_is_stored_once_and_the_sender_gets_its_reference(site, client):
    answer = client.post("/contact/", make_post(**REPLY, name="Jo"))
    feedback = Feedback.objects.get()
    assert answer.status_code == 303
    assert answer.url == f"/contact/sent/{feedback.reference}/"
    assert (feedback.kind, feedback.message, feedback.name) == ("question", "When are you open?", "Jo")
    assert is_valid_reference(feedback.reference)

    thanks = client.get(answer.url)
    assert feedback.reference in thanks.text
    assert feedback.message not in thanks.text


def test_no_thank_you_without_a_row(site, client):
    assert client.get("/contact/sent/K7M4-9QXT/").status_code == 404


def test_no_page_of_the_form_is_kept_in_a_cache(site, client):
    sent = f"/contact/sent/{make_feedback().reference}/"
    for answer in (client.get("/contact/"), client.post("/contact/", {}), client.get(sent)):
        assert "no-store" in answer["Cache-Control"]


def test_errors_stand_in_the_title_in_a_summary_with_focus_and_at_each_field(site, client):
    document = BeautifulSoup(
        client.post("/contact/", {"token": issue_token(), "wants_reply": "yes", "email": "jo@example"}).content,
        "html.parser",
    )
    assert document.title.text.startswith("Error: ")
    summary = document.find(class_="error-summary")
    assert summary.has_attr("autofocus")
    assert summary["tabindex"] == "-1"
    links = [link["href"] for link in summary.find_all("a")]
    assert links == ["#id_kind_0", "#id_message", "#id_email"]
    assert all(document.find(id=link[1:]).name in {"input", "textarea"} for link in links)
    assert [error.text.startswith("Error: ") for error in document.find_all(class_="field__error")] == [True] * 3


def test_a_reference_that_is_taken_is_drawn_again(site, client):
    taken = make_feedback().reference
    field = Feedback._meta.get_field("reference")
    with mock.patch.object(field, "_get_default", return_value=taken):
        assert client.post("/contact/", make_post()).status_code == 303
    assert Feedback.objects.count() == 2
