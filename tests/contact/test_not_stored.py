"""When the database cannot store a message, its sender gets the text back, and a telephone number."""

from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.test import Client

from contact.models import Feedback, Mail
from tests.factories import REPLY, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(site):
    """Return a visitor's client that sees what a visitor would see of a crash."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("broken", ["contact.submission.submit", "wagtail.models.Site.find_for_request"])
def test_text_comes_back_with_a_telephone_number_and_can_be_sent_again(broken, client):
    post = make_post(**REPLY, message="It is <b>dark</b> here", name="Jo")
    with mock.patch(broken, side_effect=OperationalError("gone")):
        answer = client.post("/contact/", post)
    assert answer.status_code == 503
    assert not Feedback.objects.exists()
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find(id="id_message").text.strip() == "It is <b>dark</b> here"
    assert page.find(id="id_email")["value"] == "jo@example.org"
    assert "0300 300 1548" in page.find("main").text

    again = {box["name"]: box.get("value", "") for box in page.select("input:not([type=radio]), input[checked]")}
    assert client.post("/contact/", again | {"message": post["message"]}).status_code == 303


def test_who_opens_the_form_is_told_that_none_can_be_sent_and_whom_to_telephone(client):
    with mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError("gone")):
        answer = client.get("/contact/")
        elsewhere = client.get("/about/")
    assert (answer.status_code, answer["Retry-After"], elsewhere.status_code) == (503, "60", 500)
    assert "0300 300 1548" in BeautifulSoup(answer.content, "html.parser").find("main").text


def test_the_message_and_the_mail_that_tells_staff_are_stored_together_or_not_at_all(client):
    with mock.patch("contact.outbox.async_task", side_effect=OperationalError("gone")):
        assert client.post("/contact/", make_post()).status_code == 503
    assert not Feedback.objects.exists()
    assert not Mail.objects.exists()


def test_other_pages_and_the_admins_keep_their_plain_answer(client):
    with mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError("gone")):
        assert client.get("/about/").status_code == 500
