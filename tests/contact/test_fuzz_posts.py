"""Any posted data: no 5xx, no typed text is lost, and exactly one row for each accepted message."""

import html

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact.models import Feedback, FeedbackSettings
from tests.factories import make_post

from .fuzz_bodies import CONTENT_TYPES, MULTIPART, MULTIPARTS
from .fuzz_checks import assert_handled, assert_nothing_is_lost, post, shown_in_form
from .fuzz_form import FORM, VALID, valid_form
from .fuzz_posts import POSTS
from .fuzz_requests import FRESH, HEADERS, QUERIES
from .fuzz_texts import CHOICES, TEXTS

# Committed: the page around the form is read from the database once for each test, as in production.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed")]

ACCEPTED = {name: item for name, item in POSTS.items() if item.status == 303 and name.startswith(("message", "part"))}

# Each example is rolled back, so that all of them can share the `site` fixture.
FUZZ_SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.text(st.characters(exclude_categories=[])) | st.binary() | st.sampled_from(list(TEXTS.values()))
FRAGMENTS = [*(f"{name}=" for name in VALID), "&", "%", "%00", "%ff", "--b", "\r\n", "--", 'name="message"', FRESH]
BODIES = st.lists(st.sampled_from([fragment.encode() for fragment in FRAGMENTS]) | st.binary(max_size=20)).map(b"".join)
TYPES = st.sampled_from(
    [FORM, MULTIPART] * 10 + [kind for _, kind, _ in [*CONTENT_TYPES.values(), *MULTIPARTS.values()]]
)


def test_posts_are_at_least_300_different_ones():
    assert len({(item.body, item.content_type, *item.environ.items()) for item in POSTS.values()}) >= 300


@pytest.mark.parametrize("item", POSTS.values(), ids=POSTS)
def test_post_has_the_expected_status_and_is_stored_at_most_once(item, site):
    response = post(item.body, item.content_type, **item.environ)
    assert response.status_code == item.status
    assert_handled(response)


@pytest.mark.parametrize("item", ACCEPTED.values(), ids=ACCEPTED)
def test_post_from_another_website_stores_nothing(item, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    response = post(item.body, item.content_type, client, **item.environ, HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 403
    assert_handled(response)


@pytest.mark.parametrize("item", ACCEPTED.values(), ids=ACCEPTED)
def test_post_over_the_rate_limit_returns_the_typed_text(item, site):
    FeedbackSettings.objects.create(messages_an_hour=0)
    response = post(item.body, item.content_type, **item.environ)
    assert response.status_code == 429
    assert_handled(response)


@FUZZ_SETTINGS
@given(changes=st.dictionaries(st.sampled_from(list(VALID)), ANYTHING | st.lists(ANYTHING), max_size=4))
def test_random_field_values_are_handled(changes, site):
    with transaction.atomic():
        assert_handled(post(valid_form(**changes), FORM))
        transaction.set_rollback(True)


@FUZZ_SETTINGS
@given(body=BODIES, content_type=TYPES)
def test_random_body_is_handled(body, content_type, site):
    with transaction.atomic():
        assert_handled(post(body, content_type))
        transaction.set_rollback(True)


@pytest.mark.parametrize("value", CHOICES.values(), ids=CHOICES)
def test_invalid_csrf_token_does_not_matter(value, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.get("/contact/")
    response = post(valid_form(csrfmiddlewaretoken=value), FORM, client)
    assert response.status_code == 303
    assert_handled(response)


@pytest.mark.parametrize(
    "environ", [*HEADERS.values(), *({"QUERY_STRING": query} for query in QUERIES.values())], ids=[*HEADERS, *QUERIES]
)
def test_form_is_prefilled_with_a_local_path_or_nothing(environ, site):
    response = Client(raise_request_exception=False).get("/contact/", **environ)
    assert response.status_code == 200
    page = shown_in_form(response.text)["page"]
    assert page == "" or page[0] == "/" != page[1:2]


@pytest.mark.parametrize("value", ["", ",", "\xff", "<script>", "::1%eth0", "fe80::1%" + "x" * 999, "1.2.3.4:80", "::"])
def test_invalid_forwarded_for_header_is_accepted(value, site, settings):
    settings.TRUSTED_PROXIES = 1
    assert_handled(post(valid_form(), FORM, HTTP_X_FORWARDED_FOR=value))
    assert Feedback.objects.exists()


def test_missing_token_keeps_the_typed_text_and_the_next_submission_is_stored(site):
    client = Client(enforce_csrf_checks=True)
    response = post(valid_form(token=None), FORM, client)
    assert "Nothing you typed is lost" in response.text
    assert_nothing_is_lost(response)

    second = client.post("/contact/", shown_in_form(response.text))
    assert second.status_code == 303
    assert Feedback.objects.get().message == VALID["message"]


@pytest.mark.parametrize(
    "typed",
    ["<b>bold</b> & \"quotes\" 'n' all", "</textarea><script>alert(1)</script>", "é 🙂 «»", "{{ csrf_token }}"],
)
def test_typed_text_is_shown_again_unchanged_and_escaped(typed, site, client):
    response = client.post("/contact/", make_post(message=typed, name=typed, email=typed, kind=""))
    assert response.status_code == 200
    assert typed not in response.text or "<" not in typed
    assert html.unescape(response.text).count(typed) == 3


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"])
def test_other_methods_store_nothing_and_give_no_server_error(method, site):
    response = Client(raise_request_exception=False).generic(method, "/contact/", valid_form(), content_type=FORM)
    assert response.status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/", "/about/", "/no-such-page/", "/contact/sent/AAAA-AAAA/"])
def test_post_to_another_page_stores_nothing(path, site):
    for csrf in (True, False):
        client = Client(raise_request_exception=False, enforce_csrf_checks=csrf)
        assert client.post(path, make_post()).status_code < 500
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/sign-in/", "/admin/login/", "/django-admin/login/"])
def test_missing_csrf_token_in_the_admins_is_refused(path, site):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    assert client.post(path, {"username": "x", "password": "y"}).status_code == 403
