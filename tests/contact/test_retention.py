"""Erasure: by the retention rules or by a manager, and of everything that belongs to the message."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.management.commands.complete_feedback import complete_messages
from contact.models import Action, Feedback, HistoryEntry, Mail, Note, Purpose, Reply, RetentionRule
from contact.outbox import queue_mail, task_group
from contact.services.erase import erase, find_leftovers
from contact.services.replies import add_follow_up, send_reply
from contact.services.search import refresh_search_text, search
from contact.services.triage import add_note
from tests.factories import make_feedback, make_reply

pytestmark = pytest.mark.django_db


def purge(*options):
    out = StringIO()
    call_command("purge_feedback", *options, stdout=out)
    return out.getvalue()


def closed(days_ago, **fields):
    return make_feedback(closed_at=timezone.now() - timedelta(days=days_ago), **{"state": "closed"} | fields)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, 365),
        ({"state": "spam"}, 30),
        ({"kind": "data_protection"}, 1096),
        ({"kind": "data_protection", "state": "spam"}, 30),
    ],
)
def test_purge_follows_the_rule_for_kind_and_state(fields, days):
    recent, expired = closed(days - 1, **fields), closed(days + 1, **fields)
    assert purge().strip() == "Erased: 1"
    recent.refresh_from_db()
    expired.refresh_from_db()
    assert (recent.message, expired.message) == ("When are you open?", "")


def test_rule_for_one_kind_overrides_the_rule_for_all():
    RetentionRule.objects.create(kind="compliment", state="closed", days=10)
    closed(11, kind="compliment")
    closed(11)
    assert "Erased: 1" in purge()


def test_purge_never_erases_open_messages():
    for fields in ({}, {"quarantined": True, "state": "in_progress"}):
        old = make_feedback(**fields)
        Feedback.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=5000))
    make_feedback(quarantined=True, spam_score=9)
    assert "Erased: 0" in purge()


def test_what_nobody_decided_in_quarantine_is_erased_after_the_time_of_its_rule():
    undecided = make_feedback(quarantined=True)
    for days, erased in ((89, 0), (91, 1)):
        Feedback.objects.filter(pk=undecided.pk).update(created_at=timezone.now() - timedelta(days=days))
        assert f"Erased: {erased}" in purge()


def test_message_that_the_release_before_left_in_quarantine_while_it_was_worked_on_leaves_it(reviewer):
    untouched = make_feedback(quarantined=True)
    worked_on = [
        make_feedback(quarantined=True, state="in_progress"),
        make_feedback(quarantined=True, assignee=reviewer),
        make_feedback(quarantined=True, email="jo@example.org"),
    ]
    Note.objects.create(feedback=worked_on[2], author=reviewer, text="Ask Sam.")
    complete_messages()
    assert set(Feedback.objects.quarantined()) == {untouched}


def test_dry_run_changes_nothing_and_a_second_run_finds_nothing():
    feedback = closed(400)
    assert feedback.reference in purge("--dry-run")
    assert Feedback.objects.get().message
    assert "Erased: 1" in purge()
    assert "Erased: 0" in purge()


@pytest.fixture
def threads(reviewer):
    """Return two messages, each with one of every related object."""
    messages = [
        make_feedback(message="Secret words", name="Jo", email="jo@example.org", page="/about/", submission_key=key)
        for key in ("a", "b")
    ]
    for feedback in messages:
        add_note(Note(feedback=feedback, text="Secret note"), reviewer)
        send_reply(feedback, make_reply("Secret reply"), reviewer)
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
        now, group = timezone.now(), task_group(feedback)
        Task.objects.create(id=group, name="t", func="f", group=group, started=now, stopped=now)
        about = ContentType.objects.get_for_model(Feedback)
        LogEntry.objects.create(user=reviewer, content_type=about, object_id=feedback.pk, action_flag=CHANGE)
    return messages


def test_erase_keeps_reference_dates_and_kind_only(threads, reviewer):
    feedback = threads[0]
    remaining = (feedback.reference, feedback.kind, feedback.created_at)
    erase(feedback, actor=reviewer)
    feedback.refresh_from_db()
    assert (feedback.reference, feedback.kind, feedback.created_at) == remaining
    assert {getattr(feedback, name) for name in ("message", "name", "email", "page", "outcome")} == {""}
    assert feedback.submission_key is None
    assert feedback.state == "closed"


def test_erase_deletes_related_objects_of_this_message_only(threads, reviewer):
    feedback, other = threads
    erase(feedback, actor=reviewer)
    for model in (Note, Reply, Mail):
        assert {entry.feedback for entry in model.objects.all()} == {other}
    assert {entry.task["group"] for entry in OrmQ.objects.all()} == {task_group(other)}
    assert [task.group for task in Task.objects.all()] == [task_group(other)]
    assert LogEntry.objects.get().object_id == str(other.pk)
    history = HistoryEntry.objects.filter(feedback=feedback)
    assert [entry.action for entry in history] == [Action.NOTED, Action.REPLIED, Action.CHANGED, Action.ERASED]
    assert {entry.detail for entry in history} == {""}
    assert history.last().actor == reviewer


def test_what_the_release_before_left_of_an_erased_message_is_erased():
    feedback = make_feedback(
        name="Jo", telephone="020 7946 0000", postal_address="12 Fictional Street", reply_format="Large print"
    )
    refresh_search_text(feedback)
    add_follow_up(feedback, "And on Sunday?", "key")
    old = {"message": "", "name": "", "email": "", "state": "closed", "erased_at": timezone.now()}
    Feedback.objects.filter(pk=feedback.pk).update(**old)
    complete_messages()
    feedback.refresh_from_db()
    left = (feedback.telephone, feedback.postal_address, feedback.reply_format, feedback.search_text)
    assert left == ("", "", "", "")
    assert feedback.search_personal == ""
    assert not feedback.follow_ups.exists()
    assert not find_leftovers().exists()
    assert not search(Feedback.objects.all(), "fictional", personal=True).exists()
