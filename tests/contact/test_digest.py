"""The daily digest: open messages by age, without personal data."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from contact.models import Feedback, Mail
from tests.factories import make_feedback
from tests.worker import run_queue

pytestmark = pytest.mark.django_db


def test_digest_lists_open_messages_oldest_first_without_personal_data(mailbox):
    today = timezone.localdate()
    new = make_feedback(message="Secret words", name="Jo Bloggs", email="jo@example.org")
    old = make_feedback(kind="problem", due_on=today - timedelta(days=1))
    Feedback.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=12))
    closed, quarantined = make_feedback(state="closed"), make_feedback(quarantined=True)
    call_command("send_digest")
    run_queue()
    (message,) = mailbox.messages
    text = message.get_content()
    assert message["Subject"] == "Open feedback: 2, overdue: 1"
    assert f"{old.reference}, A problem, New, 12 days old, OVERDUE" in text
    assert text.index(old.reference) < text.index(new.reference)
    assert "In quarantine, to be checked: 1." in text
    assert not [word for word in (closed.reference, quarantined.reference, "Secret", "Jo", "jo@") if word in text]


def test_digest_is_queued_once_a_day_and_only_with_open_messages(mailbox):
    call_command("send_digest")
    assert not Mail.objects.exists()
    make_feedback()
    call_command("send_digest")
    call_command("send_digest")
    assert Mail.objects.count() == 1


def test_digest_without_recipients_is_not_queued(db):
    make_feedback()
    call_command("send_digest")
    assert not Mail.objects.exists()
