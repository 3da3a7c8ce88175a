"""Duplicate submissions, and forms with an expired or altered token."""

import time
from unittest import mock

import pytest
from django.core import signing

from contact.models import Feedback, Mail, Resolution, State
from contact.services.erase import erase
from contact.services.triage import update
from contact.tokens import TOKEN_MAX_AGE_SECONDS, issue_token
from tests.factories import REPLY, make_post

pytestmark = pytest.mark.django_db


def expired_token():
    with mock.patch("time.time", return_value=time.time() - TOKEN_MAX_AGE_SECONDS - 1):
        return issue_token()


def test_same_form_twice_stores_one_row_and_one_mail(site, client):
    post = make_post()
    first, second = client.post("/contact/", post), client.post("/contact/", post)
    assert first.url == second.url
    assert (Feedback.objects.count(), Mail.objects.count()) == (1, 1)


def test_same_text_from_a_new_form_is_another_message(site, client):
    first, second = client.post("/contact/", make_post()), client.post("/contact/", make_post())
    assert first.url != second.url
    assert Feedback.objects.count() == 2


@pytest.mark.parametrize("ending", ["closed", "erased"])
def test_same_text_after_the_first_was_closed_or_erased_is_another_message(ending, site, client, reviewer):
    client.post("/contact/", make_post())
    first = Feedback.objects.get()
    if ending == "erased":
        erase(first)
    else:
        update(first, {"state": State.CLOSED, "resolution": Resolution.NO_ACTION}, reviewer)
    second = client.post("/contact/", make_post())
    assert first.reference not in second.url
    assert Feedback.objects.filter(state="new").count() == 1


def test_other_text_from_the_same_form_is_another_message(site, client):
    post = make_post()
    first, second = client.post("/contact/", post), client.post("/contact/", post | {"message": "And on Sunday?"})
    assert first.url != second.url


def test_same_text_from_another_connection_is_another_message(site, client):
    client.post("/contact/", make_post(message="Lovely!"))
    client.post("/contact/", make_post(message="Lovely!"), REMOTE_ADDR="192.0.2.7")
    assert Feedback.objects.count() == 2


@pytest.mark.parametrize(
    "token",
    [
        None,
        "",
        "nonsense",
        signing.dumps(["a", 1], salt="another"),
        "\0",
        "é" * 9999,
    ],
    ids=["missing", "empty", "nonsense", "of another form", "NUL", "long"],
)
def test_invalid_token_returns_the_typed_text_and_the_next_submission_is_stored(token, site, client, template_contexts):
    post = {name: value for name, value in make_post(**REPLY, name="Jo", token=token).items() if value is not None}
    response = client.post("/contact/", post)
    assert response.status_code == 403
    assert not Feedback.objects.exists()
    form = response.context["form"]
    assert {name: form[name].value() for name in form.fields} == {name: post[name] for name in form.fields}
    assert client.post("/contact/", post | {"token": form.token}).status_code == 303


def test_form_with_errors_keeps_its_token(site, client):
    token = issue_token()
    assert f'value="{token}"' in client.post("/contact/", {"token": token}).text
