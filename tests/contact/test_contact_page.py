"""The contact page: from the form to the page with the reference."""

from unittest import mock

import pytest
from bs4 import BeautifulSoup

from contact.models import Feedback, FeedbackSettings
from contact.references import is_valid_reference
from contact.tokens import issue_token
from tests.factories import REPLY, make_feedback, make_post

pytestmark = pytest.mark.django_db


def test_submission_is_stored_and_redirects_to_its_reference(site, client):
    response = client.post("/contact/", make_post(**REPLY, name="Jo"))
    feedback = Feedback.objects.get()
    assert response.status_code == 303
    assert response.url == f"/contact/sent/{feedback.reference}/"
    assert (feedback.kind, feedback.message, feedback.name) == ("question", "When are you open?", "Jo")
    assert is_valid_reference(feedback.reference)

    sent_page = client.get(response.url)
    assert feedback.reference in sent_page.text
    assert feedback.message not in sent_page.text


def test_form_says_beforehand_when_we_answer_what_we_store_and_whom_to_call_in_danger(site, client):
    FeedbackSettings.objects.create(answer_within_days=7, safeguarding_telephone="020 7946 0018")
    document = BeautifulSoup(client.get("/contact/").content, "html.parser")
    text = " ".join(document.main.text.split())
    assert "We answer within 7 working days, and acknowledge a data-protection complaint within 30 days." in text
    assert document.main.find("a", string="How we use what you send us")["href"] == "/privacy-and-cookies/"
    assert [document.main.find("a", href=f"tel:{number}") is not None for number in ("999", "111")] == [True, True]
    assert "is being abused or neglected, call 020 7946 0018." in text


def test_sent_page_of_an_unknown_reference_is_404(site, client):
    assert client.get("/contact/sent/K7M4-9QXT/").status_code == 404


def test_pages_of_the_form_are_not_cached(site, client):
    sent = f"/contact/sent/{make_feedback().reference}/"
    for response in (client.get("/contact/"), client.post("/contact/", {}), client.get(sent)):
        assert "no-store" in response["Cache-Control"]


def test_errors_are_in_the_title_in_a_focused_summary_and_at_each_field(site, client):
    document = BeautifulSoup(
        client.post("/contact/", {"token": issue_token(), "reply_by": "email", "email": "jo@example"}).content,
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


def test_submission_with_a_taken_reference_draws_another(site, client):
    taken = make_feedback().reference
    field = Feedback._meta.get_field("reference")
    with mock.patch.object(field, "_get_default", return_value=taken):
        assert client.post("/contact/", make_post()).status_code == 303
    assert Feedback.objects.count() == 2
