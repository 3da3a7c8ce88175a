"""Email addresses in any script: accepted where the mail server can have them (SMTPUTF8), else the form says so."""

from unittest import mock

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.test import Client

from carecity.core.email_backends import SMTPUTF8_KEY
from contact.models import Feedback, FeedbackSettings, Mail, Purpose
from contact.outbox import deliver, queue_mail
from contact.services.replies import send_reply
from contact.validators import validate_email_address
from tests.factories import make_feedback, make_post, make_reply
from tests.mail_server import mail_server
from tests.worker import run_queue

pytestmark = pytest.mark.django_db

JOSE = "josé@example.org"


@pytest.fixture(autouse=True)
def unknown_mail_server():
    """Forget what another test's mail server announced."""
    caches["shared"].delete(SMTPUTF8_KEY)


@pytest.fixture
def old_mail_server(settings):
    """Start a mail server without SMTPUTF8 that the site sends to."""
    FeedbackSettings.objects.create(notify="staff@example.org")
    with mail_server(smtputf8=False) as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


@pytest.mark.parametrize(
    "address",
    [
        JOSE, "jose\u0301@example.org", "ねこ@example.jp", "विद्या@example.org", "łukasz.żak+a@exämple.org",
        "jo@example.org", "j.o'brien-smith@example.org",
    ],
)  # fmt: skip
def test_address_in_any_script_is_valid(address):
    validate_email_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "josé", "@example.org", "josé@", "jo sé@example.org", "josé@@example.org", "josé.@example.org",
        "jo\u200bsé@example.org", "jo\u202esé@example.org", "jo🙂@example.org", "jo“sé@example.org", "josé@example",
    ],
)  # fmt: skip
def test_what_is_no_address_is_invalid(address):
    with pytest.raises(ValidationError):
        validate_email_address(address)


def test_receipt_and_reply_arrive_at_an_address_that_is_not_ascii(site, client, mailbox, reviewer):
    client.post("/contact/", make_post(reply_by="email", email=JOSE, message="Hello."))
    send_reply(Feedback.objects.get(), make_reply("Grüße, José!"), reviewer)
    run_queue()
    receipt, reply = (message for message in mailbox.messages if message["To"] == JOSE)
    assert "Grüße, José!" in reply.get_content()
    assert reply["In-Reply-To"] == receipt["Message-ID"]
    assert not Mail.objects.filter(sent_at=None).exists()


def test_address_that_the_mail_server_cannot_have_fails_at_once_and_names_the_cause(old_mail_server):
    mail = queue_mail(Purpose.RECEIPT, feedback=make_feedback(email=JOSE))
    deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.failed_at
    assert mail.last_error == "The mail server cannot send to an address with such letters"
    assert old_mail_server.messages == []


def test_form_says_what_the_mail_server_cannot_send_to_and_keeps_the_text(site, client, old_mail_server):
    deliver(queue_mail(Purpose.NOTIFICATION, feedback=make_feedback()).pk)
    page = client.post("/contact/", make_post(reply_by="email", email=JOSE, message="My words."))
    assert page.status_code == 200
    assert "cannot send to an address with “é” in it" in page.text
    assert "My words." in page.text
    assert JOSE in page.text
    assert client.post("/contact/", make_post(reply_by="email", email="jose@exämple.org")).status_code == 303


def test_form_accepts_the_address_again_when_the_mail_server_has_learnt_it(site, client, mailbox):
    caches["shared"].set(key=SMTPUTF8_KEY, value=False, timeout=None)
    deliver(queue_mail(Purpose.NOTIFICATION, feedback=make_feedback()).pk)
    assert client.post("/contact/", make_post(reply_by="email", email=JOSE)).status_code == 303


def test_mail_server_without_authentication_is_tried_again_later(settings, old_mail_server):
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "someone"  # noqa: S105 - no real password
    mail = queue_mail(Purpose.RECEIPT, feedback=make_feedback(email="jo@example.org"))
    deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.failed_at, mail.last_error) == (None, "The mail server did not take it (SMTPNotSupportedError)")


def test_form_with_such_an_address_is_shown_while_the_database_is_away(site):
    caches["shared"].set(key=SMTPUTF8_KEY, value=False, timeout=None)
    broken = mock.MagicMock(side_effect=OperationalError("gone"))
    with (
        mock.patch("contact.services.submit.submit", broken),
        mock.patch("carecity.core.email_backends.caches", {"shared": mock.Mock(get=broken)}),
    ):
        post = make_post(reply_by="email", email=JOSE, message="My words.")
        response = Client(raise_request_exception=False).post("/contact/", post)
    assert response.status_code == 503
    assert "My words." in response.text
