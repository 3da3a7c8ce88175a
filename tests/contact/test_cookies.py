"""Browsers that refuse cookies, and other websites: the signed token of the form decides, and errors name the cause."""

import pytest
from django.test import Client

from contact.forms import CROSS_SITE, FORM_DAMAGED, FORM_EXPIRED
from contact.models import Feedback
from tests.factories import make_post

from .test_resubmission import expired_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(site):
    """Return a client whose requests Django's CSRF middleware checks, and which sends no cookie."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_message_arrives_without_cookies(headers, browser):
    assert browser.post("/contact/", make_post(), headers=headers).status_code == 303
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
    ],
    ids=str,
)
def test_form_that_another_website_sends_is_refused(headers, browser):
    response = browser.post("/contact/", make_post(), headers=headers)
    assert response.status_code == 403
    assert CROSS_SITE in response.text
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("path", ["/contact/", "/contact/send/"])
@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}], ids=str)
def test_form_of_a_browser_that_says_little_about_itself_is_accepted(path, headers, browser):
    assert browser.post(path, make_post(), headers=headers).status_code == 303
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("token", "cause"), [("", FORM_DAMAGED), ("x:y:z", FORM_DAMAGED), (None, FORM_EXPIRED)], ids=["none", "odd", "old"]
)
def test_refused_token_is_named_as_the_cause_and_the_next_press_sends(token, cause, browser):
    token = expired_token() if token is None else token
    response = browser.post("/contact/", make_post(token=token))
    assert response.status_code == 403
    assert cause in response.text
    assert "When are you open?" in response.text
    causes = {FORM_DAMAGED, FORM_EXPIRED, CROSS_SITE}
    assert [sentence for sentence in causes if sentence in response.text] == [cause]
