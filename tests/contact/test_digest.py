"""The daily digest: open messages by age, without personal data."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from contact.models import Feedback, FeedbackSettings, Mail
from tests.conftest import make_staff
from tests.factories import make_feedback
from tests.worker import run_queue

pytestmark = pytest.mark.django_db


def test_digest_lists_open_messages_oldest_first_without_personal_data(mailbox):
    today = timezone.localdate()
    new = make_feedback(message="Secret words", name="Jo Bloggs", email="jo@example.org")
    old = make_feedback(kind="problem", due_on=today - timedelta(days=1))
    received = {"created_at": timezone.now() - timedelta(days=12), "received_on": today - timedelta(days=12)}
    Feedback.objects.filter(pk=old.pk).update(**received)
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


def test_each_reviewer_gets_a_digest_of_their_own_and_the_unassigned_messages(mailbox, reviewer):
    colleague = make_staff("colleague", "Feedback managers")
    make_staff("editor", "Moderators", email="editor@example.org")
    for user in (reviewer, colleague):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")
    mine, theirs = make_feedback(assignee=reviewer), make_feedback(assignee=colleague)
    nobodys = make_feedback(message="Secret words", name="Jo Bloggs", email="jo@example.org")
    late = make_feedback(quarantined=True)
    Feedback.objects.filter(pk=late.pk).update(created_at=timezone.now() - timedelta(days=8))
    call_command("send_digest")
    run_queue()
    digests = {message["To"]: message for message in mailbox.messages}
    assert set(digests) == {"reviewer@example.org", "colleague@example.org", "staff@example.org, office@example.org"}
    text = digests["reviewer@example.org"].get_content()
    assert digests["reviewer@example.org"]["Subject"] == "Your open feedback: 1, unassigned: 1"
    assert [feedback.reference in text for feedback in (mine, theirs, nobodys, late)] == [True, False, True, False]
    assert "New since yesterday: 3." in text
    assert "In quarantine for more than 7 days, without a decision: 1." in text
    assert not [word for message in mailbox.messages for word in ("Secret", "Jo Bloggs", "jo@") if word in str(message)]


def test_address_of_a_reviewer_in_the_settings_gets_one_digest(mailbox, reviewer):
    FeedbackSettings.objects.update(notify="Reviewer@example.org")
    User.objects.filter(pk=reviewer.pk).update(email="reviewer@example.org")
    make_feedback()
    for _ in range(2):
        call_command("send_digest")
    assert [mail.recipient for mail in Mail.objects.all()] == [reviewer]


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
