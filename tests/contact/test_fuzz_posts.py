"""Whatever is posted: no 5xx, nothing typed is lost, one row for each message that is accepted."""

import html

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact.models import Feedback, FeedbackSettings
from tests.factories import make_post

from .fuzz_bodies import CONTENT_TYPES, MULTIPART, MULTIPARTS
from .fuzz_checks import assert_nothing_is_lost, assert_sound, post, shown_in_form
from .fuzz_form import FORM, GOOD, good_with
from .fuzz_posts import POSTS
from .fuzz_requests import FRESH, HEADERS, QUERIES
from .fuzz_texts import CHOICES, TEXTS

pytestmark = pytest.mark.django_db

ACCEPTED = {name: sent for name, sent in POSTS.items() if sent.status == 303 and name.startswith(("message", "part"))}

# Nothing that Hypothesis posts stays in the database, so that one site does for all examples.
PATIENT = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.text(st.characters(exclude_categories=[])) | st.binary() | st.sampled_from(list(TEXTS.values()))
PIECES = [*(f"{name}=" for name in GOOD), "&", "%", "%00", "%ff", "--b", "\r\n", "--", 'name="message"', FRESH]
BODIES = st.lists(st.sampled_from([piece.encode() for piece in PIECES]) | st.binary(max_size=20)).map(b"".join)
TYPES = st.sampled_from(
    [FORM, MULTIPART] * 10 + [kind for _, kind, _ in [*CONTENT_TYPES.values(), *MULTIPARTS.values()]]
)


def test_there_are_at_least_300_different_posts():
    assert len({(sent.body, sent.content_type, *sent.environ.items()) for sent in POSTS.values()}) >= 300


@pytest.mark.parametrize("sent", POSTS.values(), ids=POSTS)
def test_post_is_answered_and_stored_at_most_once(sent, site):
    answer = post(sent.body, sent.content_type, **sent.environ)
    assert answer.status_code == sent.status
    assert_sound(answer)


@pytest.mark.parametrize("group", sorted({name.partition(":")[0] for name in POSTS}))
def test_post_without_a_csrf_token_is_answered_and_stores_nothing(group, site):
    stranger = Client(raise_request_exception=False, enforce_csrf_checks=True)
    for name, sent in POSTS.items():
        if name.partition(":")[0] == group:
            answer = post(sent.body, sent.content_type, stranger, **sent.environ)
            assert answer.status_code == (400 if sent.status == 400 else 403), name
            assert_sound(answer)


@pytest.mark.parametrize("sent", ACCEPTED.values(), ids=ACCEPTED)
def test_post_of_one_who_has_sent_too_much_is_given_back(sent, site):
    FeedbackSettings.objects.create(messages_an_hour=0)
    answer = post(sent.body, sent.content_type, **sent.environ)
    assert answer.status_code == 429
    assert_sound(answer)


@PATIENT
@given(changes=st.dictionaries(st.sampled_from(list(GOOD)), ANYTHING | st.lists(ANYTHING), max_size=4))
def test_any_values_of_fields(changes, site):
    with transaction.atomic():
        assert_sound(post(good_with(**changes), FORM))
        transaction.set_rollback(True)


@PATIENT
@given(body=BODIES, content_type=TYPES)
def test_any_body(body, content_type, site):
    with transaction.atomic():
        assert_sound(post(body, content_type))
        transaction.set_rollback(True)


@pytest.mark.parametrize("value", CHOICES.values(), ids=CHOICES)
def test_hostile_csrf_token_is_refused_and_loses_nothing(value, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.get("/contact/")
    answer = post(good_with(csrfmiddlewaretoken=value), FORM, client)
    assert answer.status_code == 403
    assert_sound(answer)


@pytest.mark.parametrize(
    "environ", [*HEADERS.values(), *({"QUERY_STRING": query} for query in QUERIES.values())], ids=[*HEADERS, *QUERIES]
)
def test_form_opens_with_a_path_of_this_site_or_none(environ, site):
    answer = Client(raise_request_exception=False).get("/contact/", **environ)
    assert answer.status_code == 200
    page = shown_in_form(answer.text)["page"]
    assert page == "" or page[0] == "/" != page[1:2]


@pytest.mark.parametrize("claim", ["", ",", "\xff", "<script>", "::1%eth0", "fe80::1%" + "x" * 999, "1.2.3.4:80", "::"])
def test_any_claim_of_where_one_comes_from_is_taken(claim, site, settings):
    settings.TRUSTED_PROXIES = 1
    assert_sound(post(good_with(), FORM, HTTP_X_FORWARDED_FOR=claim))
    assert Feedback.objects.exists()


def test_missing_token_keeps_what_was_typed_and_takes_one_press_to_send_again(site):
    client = Client(enforce_csrf_checks=True)
    answer = post(good_with(token=None), FORM, client)
    assert "Nothing you typed is lost" in answer.text
    assert_nothing_is_lost(answer)

    again = client.post("/contact/", shown_in_form(answer.text))
    assert again.status_code == 303
    assert Feedback.objects.get().message == GOOD["message"]


@pytest.mark.parametrize(
    "typed",
    ["<b>bold</b> & \"quotes\" 'n' all", "</textarea><script>alert(1)</script>", "é 🙂 «»", "{{ csrf_token }}"],
)
def test_typed_text_comes_back_as_it_was_and_as_text(typed, site, client):
    answer = client.post("/contact/", make_post(message=typed, name=typed, email=typed, kind=""))
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
        assert client.post(path, make_post()).status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/sign-in/", "/admin/login/", "/django-admin/login/"])
def test_missing_token_in_the_admins_gets_an_answer_too(path, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    assert client.post(path, {"username": "x", "password": "y"}).status_code == 403
