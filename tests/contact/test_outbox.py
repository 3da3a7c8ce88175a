"""The outbox: mail is stored, sent by a worker over SMTP, retried for a day, and then marked as failed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.models import FeedbackSettings, Mail, Purpose
from contact.outbox import CLAIM_DURATION, MAX_ATTEMPTS, deliver, queue_mail, retry
from contact.services.erase import erase
from contact.services.replies import send_reply
from tests.factories import make_feedback, make_reply
from tests.worker import run_queue

pytestmark = pytest.mark.django_db

SECRETS = ["Jo Bloggs", "jo@example.org", "The lift is broken."]


@pytest.fixture
def feedback():
    """Return a message whose sender wants a reply."""
    return make_feedback(message="The lift is broken.", name="Jo Bloggs", email="jo@example.org", kind="problem")


@pytest.fixture
def mail(feedback):
    """Return an unsent notification."""
    return queue_mail(Purpose.NOTIFICATION, feedback=feedback)


def make_due(mail):
    """Move the next attempt into the past."""
    Mail.objects.filter(pk=mail.pk).update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    mail.refresh_from_db()


def test_notification_has_reference_kind_and_link_and_no_personal_data(mail, mailbox, feedback, settings):
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


def test_reply_is_sent_to_the_sender_with_a_reply_to_address(feedback, mailbox, reviewer):
    send_reply(feedback, make_reply("It is being mended.\n<soon> & surely"), reviewer)
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "jo@example.org"
    assert message["Reply-To"] == "staff@example.org"
    assert message["Subject"] == f"Your feedback to Care City ({feedback.reference})"
    assert "It is being mended.\n<soon> & surely" in message.get_content().replace("\r\n", "\n")
    assert feedback.reference in message.get_content()
    assert "The lift is broken." not in message.as_string()
    FeedbackSettings.objects.update(reply_to="answers@example.org")
    send_reply(feedback, make_reply("Done."), reviewer)
    run_queue()
    assert mailbox.messages[1]["Reply-To"] == "answers@example.org"


@pytest.mark.parametrize("mode", ["refuse", "hang", "drop", "down"])
def test_failed_attempt_is_retried_and_logs_no_address(mode, mail, mailbox, settings, caplog):
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
    make_due(mail)
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1
    assert not Mail.objects.filter(sent_at=None).exists()


def test_mail_whose_text_the_server_refuses_for_good_has_failed_at_once(mail, mailbox):
    mailbox.mode = "reject"
    deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.failed_at
    assert mail.last_error == "The mail server refused the mail (554)"


def test_retries_back_off_for_a_day_and_then_the_mail_has_failed(mail, mailbox):
    mailbox.mode = "refuse"
    total = timedelta()
    delays = []
    while mail.failed_at is None:
        now = timezone.now()
        deliver(mail.pk)
        mail.refresh_from_db()
        delays.append(round((mail.next_attempt_at - now).total_seconds() / 60))
        total += timedelta(minutes=delays[-1]) if mail.failed_at is None else timedelta()
        make_due(mail)
    assert delays == sorted(delays)
    assert delays[:5] == [1, 2, 4, 8, 16]
    assert mail.attempts == MAX_ATTEMPTS
    assert timedelta(days=1) <= total <= timedelta(days=2)

    mailbox.mode = "accept"
    call_command("send_due_mail")
    assert not mailbox.messages
    retry(mail)
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1


def test_mail_of_a_killed_worker_is_sent_again_with_the_same_message_id(mail, mailbox):
    deliver(mail.pk)
    Mail.objects.update(sent_at=None)  # killed after sending, before recording it
    call_command("send_due_mail")
    assert len(mailbox.messages) == 1  # still claimed by the first worker
    assert mail.next_attempt_at < timezone.now() + CLAIM_DURATION
    make_due(mail)
    call_command("send_due_mail")
    assert len({message["Message-ID"] for message in mailbox.messages}) == 1
    assert len(mailbox.messages) == 2


def test_mail_that_kills_every_worker_fails_after_the_last_attempt(mail, mailbox):
    Mail.objects.update(attempts=MAX_ATTEMPTS)
    deliver(mail.pk)
    assert Mail.objects.failed().get() == mail
    assert not mailbox.messages


def test_mail_erased_while_it_was_being_sent_raises_no_error(mail, feedback, monkeypatch):
    def erase_and_fail(_mail):
        erase(feedback)
        raise OSError

    monkeypatch.setattr("contact.outbox.build_message", erase_and_fail)
    deliver(mail.pk)
    assert not Mail.objects.exists()


def test_retry_of_a_mail_that_was_sent_since_changes_nothing(mail):
    Mail.objects.update(attempts=3, sent_at=timezone.now())
    retry(mail)
    mail.refresh_from_db()
    assert mail.attempts == 3


def test_mail_without_recipients_waits_without_using_up_its_attempts(mail, mailbox):
    FeedbackSettings.objects.update(notify="")
    for _ in range(MAX_ATTEMPTS + 1):
        make_due(mail)
        deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.last_error, mail.attempts, mail.failed_at) == ("No address to send it to", 0, None)
    FeedbackSettings.objects.update(notify="new@example.org")
    make_due(mail)
    call_command("send_due_mail")
    assert mailbox.messages[0]["To"] == "new@example.org"


def test_queued_task_contains_only_the_primary_key(feedback, mailbox, reviewer):
    send_reply(feedback, make_reply("Secret words"), reviewer)
    assert [entry.task["args"] for entry in OrmQ.objects.all()] == [(Mail.objects.get().pk,)]
    assert not Task.objects.filter(args__isnull=True).exists()
