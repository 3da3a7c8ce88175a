"""Whatever is posted: no 5xx, nothing typed is lost, one row for each message that is accepted."""

import html

import pytest
from django.test import Client

from contact.models import Feedback

from .hostile_posts import FORM, GOOD, POSTS, good_with

pytestmark = pytest.mark.django_db


def post(body, content_type, client=None):
    """Post raw bytes to the contact page as a stranger would, and let a crash be an answer of 500."""
    client = client or Client(raise_request_exception=False)
    return client.generic("POST", "/contact/", body, content_type=content_type)


@pytest.mark.parametrize(("body", "content_type", "rows"), POSTS.values(), ids=POSTS)
def test_post_is_answered_and_stored_at_most_once(body, content_type, rows, site):
    answer = post(body, content_type)
    assert answer.status_code in ({303} if rows else {200, 400})
    assert Feedback.objects.count() == rows


@pytest.mark.parametrize(("body", "content_type", "rows"), POSTS.values(), ids=POSTS)
def test_post_without_a_csrf_token_is_answered_and_stores_nothing(body, content_type, rows, site):
    answer = post(body, content_type, Client(raise_request_exception=False, enforce_csrf_checks=True))
    assert answer.status_code in {400, 403}
    assert not Feedback.objects.exists()


def test_missing_token_keeps_what_was_typed_and_takes_one_press_to_send_again(site):
    client = Client(enforce_csrf_checks=True)
    answer = post(good_with(), FORM, client)
    assert "Nothing you typed is lost" in answer.text
    for typed in (GOOD["message"], GOOD["name"], GOOD["email"], "checked"):
        assert typed in html.unescape(answer.text)

    token = answer.context["csrf_token"]
    again = post(good_with(csrfmiddlewaretoken=str(token)), FORM, client)
    assert again.status_code == 303
    assert Feedback.objects.get().message == GOOD["message"]


@pytest.mark.parametrize(
    "typed",
    ["<b>bold</b> & \"quotes\" 'n' all", "</textarea><script>alert(1)</script>", "é 🙂 «»", "{{ csrf_token }}"],
)
def test_typed_text_comes_back_as_it_was_and_as_text(typed, site, client):
    answer = client.post("/contact/", {"message": typed, "name": typed, "email": typed})
    assert answer.status_code == 200
    assert typed not in answer.text or "<" not in typed
    assert html.unescape(answer.text).count(typed) == 3


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"])
def test_other_methods_store_nothing_and_break_nothing(method, site):
    answer = Client(raise_request_exception=False).generic(method, "/contact/", good_with(), content_type=FORM)
    assert answer.status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/", "/about/", "/no-such-page/", "/contact/sent/AAAA-AAAA/"])
def test_posting_to_other_pages_is_harmless(path, site):
    for csrf in (True, False):
        client = Client(raise_request_exception=False, enforce_csrf_checks=csrf)
        assert client.post(path, GOOD).status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/admin/login/", "/django-admin/login/"])
def test_missing_token_in_the_admins_gets_an_answer_too(path, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    assert client.post(path, {"username": "x", "password": "y"}).status_code == 403
