"""A message that the database cannot store: its sender gets the text back, and a telephone number."""

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
    """Return a client that gets the error page instead of the exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("broken", ["contact.services.submit.submit", "wagtail.models.Site.find_for_request"])
def test_database_error_returns_the_typed_text_and_a_telephone_number(broken, client):
    post = make_post(**REPLY, message="It is <b>dark</b> here", name="Jo")
    with mock.patch(broken, side_effect=OperationalError("gone")):
        response = client.post("/contact/", post)
    assert response.status_code == 503
    assert not Feedback.objects.exists()
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find(id="id_message").text.strip() == "It is <b>dark</b> here"
    assert page.find(id="id_email")["value"] == "jo@example.org"
    assert "0300 300 1548" in page.find("main").text

    resubmitted = {box["name"]: box.get("value", "") for box in page.select("input:not([type=radio]), input[checked]")}
    assert client.post("/contact/", resubmitted | {"message": post["message"]}).status_code == 303


def test_form_during_a_database_error_is_503_with_a_telephone_number(client):
    with mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError("gone")):
        response = client.get("/contact/")
        elsewhere = client.get("/about/")
    assert (response.status_code, response["Retry-After"], elsewhere.status_code) == (503, "60", 500)
    assert "0300 300 1548" in BeautifulSoup(response.content, "html.parser").find("main").text


def test_message_and_notification_are_stored_in_one_transaction(client):
    with mock.patch("contact.outbox.async_task", side_effect=OperationalError("gone")):
        assert client.post("/contact/", make_post()).status_code == 503
    assert not Feedback.objects.exists()
    assert not Mail.objects.exists()


def test_other_pages_during_a_database_error_are_500(client):
    with mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError("gone")):
        assert client.get("/about/").status_code == 500


@pytest.mark.parametrize("operation", ["MESSAGES_PER_HOUR", "remember_message"])
def test_database_error_after_the_commit_still_redirects_to_the_reference(operation, client):
    broken = mock.MagicMock(side_effect=OperationalError("gone"))
    broken.__getitem__.return_value.set.side_effect = broken.add.side_effect = OperationalError("gone")
    broken.__getitem__.return_value.get.return_value = broken.get_count.return_value = 0
    with mock.patch(f"contact.services.submit.{operation}", broken):
        response = client.post("/contact/", make_post())
    assert response.status_code == 303
    assert response["Location"] == f"/contact/sent/{Feedback.objects.get().reference}/"
