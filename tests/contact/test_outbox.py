"""Mail: stored first, sent by the worker over a real connection, tried for a day, and told when it was given up."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.models import FeedbackSettings, Mail, Purpose, Reply
from contact.outbox import CLAIM_DURATION, MAX_ATTEMPTS, deliver, queue_mail, retry
from contact.services.triage import send_reply
from tests.factories import make_feedback
from tests.worker import run_queue

pytestmark = pytest.mark.django_db

SECRETS = ["Jo Bloggs", "jo@example.org", "The lift is broken."]


@pytest.fixture
def feedback():
    """Return a message whose sender would like a reply."""
    return make_feedback(message="The lift is broken.", name="Jo Bloggs", email="jo@example.org", kind="problem")


@pytest.fixture
def mail(feedback):
    """Return a notification that is to be sent."""
    return queue_mail(Purpose.NOTIFICATION, feedback=feedback)


def later(mail, pause):
    """Let time pass for a mail."""
    Mail.objects.filter(pk=mail.pk).update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    mail.refresh_from_db()
    return pause


def test_notification_names_reference_kind_and_link_and_nothing_personal(mail, mailbox, feedback, settings):
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "staff@example.org, office@example.org"
    assert message["Subject"] == f"Feedback {feedback.reference}: A problem"
    assert message["Reply-To"] is None
    assert f"{settings.SITE_URL}/django-admin/contact/feedback/{feedback.pk}/change/" in message.get_content()
    assert not [secret for secret in SECRETS if secret in message.as_string()]
    mail.refresh_from_db()
    assert mail.sent_at
    deliver(mail.pk)
    assert len(mailbox.messages) == 1


def test_a_reply_goes_to_its_sender_with_an_address_for_answers(feedback, mailbox, reviewer):
    send_reply(Reply(feedback=feedback, text="It is being mended.\n<soon> & surely"), reviewer)
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "jo@example.org"
    assert message["Reply-To"] == "staff@example.org"
    assert message["Subject"] == f"Your feedback to Care City ({feedback.reference})"
    assert "It is being mended.\n<soon> & surely" in message.get_content().replace("\r\n", "\n")
    assert feedback.reference in message.get_content()
    assert "The lift is broken." not in message.as_string()
    FeedbackSettings.objects.update(reply_to="answers@example.org")
    send_reply(Reply(feedback=feedback, text="Done."), reviewer)
    run_queue()
    assert mailbox.messages[1]["Reply-To"] == "answers@example.org"


@pytest.mark.parametrize("mode", ["refuse", "hang", "drop", "down"])
def test_a_mail_server_that_fails_loses_nothing_and_leaks_nothing(mode, mail, mailbox, settings, caplog):
    mailbox.mode = mode
    if mode == "down":
        settings.EMAIL_PORT = 1
    deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.attempts, mail.sent_at, mail.failed_at) == (1, None, None)
    assert mail.next_attempt_at > timezone.now()
    assert "example.org" not in mail.last_error + caplog.text

    mailbox.mode, settings.EMAIL_PORT = "accept", mailbox.port
    call_command("send_due_mail")
    assert not mailbox.messages
    later(mail, 0)
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1
    assert not Mail.objects.filter(sent_at=None).exists()


def test_pauses_grow_for_more_than_a_day_and_then_somebody_is_told(mail, mailbox):
    mailbox.mode = "refuse"
    waited = timedelta()
    pauses = []
    while mail.failed_at is None:
        now = timezone.now()
        deliver(mail.pk)
        mail.refresh_from_db()
        pauses.append(round((mail.next_attempt_at - now).total_seconds() / 60))
        waited += timedelta(minutes=pauses[-1]) if mail.failed_at is None else timedelta()
        later(mail, pauses[-1])
    assert pauses == sorted(pauses)
    assert pauses[:5] == [1, 2, 4, 8, 16]
    assert mail.attempts == MAX_ATTEMPTS
    assert timedelta(days=1) <= waited <= timedelta(days=2)

    mailbox.mode = "accept"
    call_command("send_due_mail")
    assert not mailbox.messages
    retry(mail)
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1


def test_a_mail_whose_worker_was_killed_is_taken_up_again_and_known_as_the_same(mail, mailbox):
    deliver(mail.pk)
    Mail.objects.update(sent_at=None)  # killed after sending, before writing it down
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1  # nobody else touches it while it may still be on its way
    assert mail.next_attempt_at < timezone.now() + CLAIM_DURATION
    later(mail, 0)
    call_command("send_due_mail")
    assert len({message["Message-ID"] for message in mailbox.messages}) == 1
    assert len(mailbox.messages) == 2


def test_a_mail_that_stops_each_worker_that_takes_it_is_given_up_too(mail, mailbox):
    Mail.objects.update(attempts=MAX_ATTEMPTS)
    deliver(mail.pk)
    assert Mail.objects.failed().get() == mail
    assert not mailbox.messages


def test_without_an_address_in_the_settings_it_waits_for_one(mail, mailbox):
    FeedbackSettings.objects.update(notify="")
    deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.last_error == "NoRecipientError"
    FeedbackSettings.objects.update(notify="new@example.org")
    later(mail, 0)
    call_command("send_due_mail")
    assert mailbox.messages[0]["To"] == "new@example.org"


def test_the_queue_holds_no_more_than_a_number(feedback, mailbox, reviewer):
    send_reply(Reply(feedback=feedback, text="Secret words"), reviewer)
    assert [entry.task["args"] for entry in OrmQ.objects.all()] == [(Mail.objects.get().pk,)]
    assert not Task.objects.filter(args__isnull=True).exists()
