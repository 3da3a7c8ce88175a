"""The same message sent twice, forms that are too old, and forms that somebody altered."""

import time
from unittest import mock

import pytest
from django.core import signing

from contact.models import Feedback, Mail
from contact.tokens import MAX_AGE_SECONDS, issue_token
from tests.factories import REPLY, make_post

pytestmark = pytest.mark.django_db


def old_token():
    with mock.patch("time.time", return_value=time.time() - MAX_AGE_SECONDS - 1):
        return issue_token()


def test_pressing_send_twice_gives_one_row_one_mail_and_the_same_reference(site, client):
    post = make_post()
    first, second = client.post("/contact/", post), client.post("/contact/", post)
    assert first.url == second.url
    assert (Feedback.objects.count(), Mail.objects.count()) == (1, 1)


def test_going_back_and_sending_the_same_again_gives_the_same_reference(site, client):
    first, second = client.post("/contact/", make_post()), client.post("/contact/", make_post())
    assert first.url == second.url
    assert Feedback.objects.count() == 1


def test_other_words_from_the_same_form_are_another_message(site, client):
    post = make_post()
    first, second = client.post("/contact/", post), client.post("/contact/", post | {"message": "And on Sunday?"})
    assert first.url != second.url


def test_the_same_words_from_somebody_else_are_another_message(site, client):
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
def test_without_a_good_token_the_form_comes_back_with_all_that_was_typed_and_one_press_sends_it(token, site, client):
    post = {name: value for name, value in make_post(**REPLY, name="Jo", token=token).items() if value is not None}
    answer = client.post("/contact/", post)
    assert answer.status_code == 403
    assert not Feedback.objects.exists()
    form = answer.context["form"]
    assert {name: form[name].value() for name in form.fields} == {name: post[name] for name in form.fields}
    assert client.post("/contact/", post | {"token": form.token}).status_code == 303


def test_a_form_that_was_open_for_too_long_is_given_a_new_token(site, client):
    answer = client.post("/contact/", make_post(token=old_token()))
    assert answer.status_code == 403
    assert "Nothing you typed is lost: press Send feedback again." in answer.text


def test_a_form_that_comes_back_with_errors_keeps_its_token_so_that_time_runs_on(site, client):
    token = issue_token()
    assert f'value="{token}"' in client.post("/contact/", {"token": token}).text
