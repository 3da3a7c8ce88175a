"""Triage: two reviewers, bulk actions and erasure reach one message at the same time, and no change is lost."""

import ast
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.utils import timezone
from django_q.models import OrmQ

import contact
from contact.models import Action, Draft, Feedback, HistoryEntry, Mail, Note, Reply, State
from contact.services import triage
from contact.services.erase import erase
from contact.services.replies import send_reply
from contact.services.retention import due_for_erasure, erase_if_due
from contact.services.triage import FeedbackErasedError
from tests.conftest import make_client, make_staff
from tests.factories import make_feedback, make_reply
from tests.worker import run_queue

from .conversation import change_url, errors, form_data, open_form, press

LIST = "/django-admin/contact/feedback/"


@pytest.fixture
def colleague_client(db):
    """Sign in a second reviewer, "colleague"."""
    return make_client(make_staff("colleague", "Feedback reviewers"))


@pytest.mark.django_db
class TestStaleForm:
    """A change form that was opened before another reviewer saved."""

    def test_form_with_a_note_only_keeps_what_a_colleague_changed(self, reviewer_client, colleague_client, reviewer):
        feedback = make_feedback()
        opened = open_form(reviewer_client, feedback)
        changes = {"state": "closed", "resolution": "no_action", "assignee": reviewer.pk, "outcome": "Told them."}
        press(colleague_client, feedback, "handling", changes | {"due_on": "2030-01-02"})
        assert press(reviewer_client, feedback, "note", {"note-text": "Ask Sam."}, form=opened).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.assignee, feedback.outcome) == ("closed", reviewer, "Told them.")
        assert f"{feedback.due_on}" == "2030-01-02"
        assert feedback.closed_at
        assert Note.objects.get().text == "Ask Sam."

    def test_form_with_another_field_changes_that_field_only(self, reviewer_client, colleague_client):
        feedback = make_feedback(outcome="One\nTwo")
        opened = open_form(reviewer_client, feedback)
        press(colleague_client, feedback, "handling", {"state": "in_progress"}, form=opened)
        assert press(reviewer_client, feedback, "handling", {"outcome": "Three"}, form=opened).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("in_progress", "Three")

    def test_form_with_the_same_field_names_the_colleague_and_keeps_the_typed_text(
        self, reviewer_client, colleague_client
    ):
        feedback = make_feedback(email="jo@example.org")
        opened = open_form(reviewer_client, feedback)
        press(colleague_client, feedback, "handling", {"state": "waiting", "outcome": "Theirs"}, form=opened)
        typed = {"state": "in_progress", "outcome": "Mine", "reply-text": "Dear Jo"}
        refused = press(reviewer_client, feedback, "handling", typed, form=opened)
        assert refused.status_code == 200
        of_state, of_outcome = errors(refused)
        assert of_state.startswith("colleague changed this to “Waiting for the sender” on ")
        assert of_outcome.startswith("colleague changed this to “Theirs” on ")
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("waiting", "Theirs")
        assert not Reply.objects.exists()

        shown = form_data(refused)
        assert {name: shown[name] for name in typed} == typed
        assert press(reviewer_client, feedback, "send_and_close", form=shown).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("closed", "Mine")
        assert Reply.objects.get().text == "Dear Jo"

    def test_reply_from_a_form_that_is_out_of_date_is_sent_only_without_a_conflict(
        self, reviewer_client, colleague_client
    ):
        feedback = make_feedback(email="jo@example.org")
        opened = open_form(reviewer_client, feedback)
        press(colleague_client, feedback, "handling", {"outcome": "Theirs"}, form=opened)
        typed = {"outcome": "Mine", "reply-text": "Dear Jo"}
        refused = press(reviewer_client, feedback, "send", typed, form=opened)
        assert errors(refused)[0].startswith("colleague changed this to “Theirs”")
        assert not Reply.objects.exists()
        assert press(reviewer_client, feedback, "send", {"reply-text": "Dear Jo"}, form=opened).status_code == 302
        assert Feedback.objects.get().outcome == "Theirs"

    def test_refused_form_shows_the_present_value_of_fields_left_alone(self, reviewer_client, colleague_client):
        feedback = make_feedback()
        opened = open_form(reviewer_client, feedback)
        press(colleague_client, feedback, "handling", {"state": "waiting", "outcome": "Theirs"}, form=opened)
        shown = form_data(press(reviewer_client, feedback, "handling", {"outcome": "Mine"}, form=opened))
        assert (shown["state"], shown["outcome"]) == ("waiting", "Mine")

    def test_same_change_by_both_is_no_conflict(self, reviewer_client, colleague_client):
        feedback = make_feedback()
        opened = open_form(reviewer_client, feedback)
        for client in (colleague_client, reviewer_client):
            assert press(client, feedback, "handling", {"state": "waiting"}, form=opened).status_code == 302
        assert list(feedback.history.filter(action=Action.CHANGED).values_list("detail", flat=True)) == [
            "state (New to Waiting for the sender)"
        ]

    @pytest.mark.parametrize("action", ["handling", "note", "send", "take", "draft"])
    def test_form_of_an_erased_message_saves_nothing_and_shows_the_typed_text(self, action, reviewer_client, manager):
        feedback = make_feedback(email="jo@example.org")
        opened = open_form(reviewer_client, feedback)
        erase(feedback, actor=manager)
        typed = {"state": "waiting", "note-text": "My note", "reply-text": "My reply"}
        page = press(reviewer_client, feedback, action, typed, form=opened)
        assert page.status_code == 409
        assert f"{feedback} has been erased. Nothing was saved or sent." in page.text
        assert "My note" in page.text
        assert "My reply" in page.text
        feedback.refresh_from_db()
        assert (feedback.state, feedback.message) == ("closed", "")
        for model in (Note, Reply, Mail, Draft):
            assert not model.objects.exists()

    def test_assignee_who_has_left_stays_when_something_else_is_saved(self, reviewer_client):
        leaver = User.objects.create_user("leaver", is_active=False)
        feedback = make_feedback(assignee=leaver)
        assert press(reviewer_client, feedback, "handling", {"outcome": "Done"}).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.assignee, feedback.outcome) == (leaver, "Done")


ACTIONS = {
    "update": lambda feedback, user: triage.update(feedback, {"outcome": "Mine"}, user),
    "set_state": lambda feedback, user: triage.update(feedback, {"state": State.SPAM}, user),
    "assign": lambda feedback, user: triage.update(feedback, {"assignee": user}, user),
    "release": triage.release,
    "add_note": lambda feedback, user: triage.add_note(Note(feedback=feedback, text="Note"), user),
    "send_reply": lambda feedback, user: send_reply(feedback, make_reply(), user),
}


@pytest.mark.django_db
@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
class TestOutdatedInstance:
    """Each action on an instance that was read before another user changed the row."""

    def test_action_writes_its_own_fields_only(self, action, reviewer):
        feedback = make_feedback(email="jo@example.org", quarantined=True)
        outdated = Feedback.objects.get()
        changes = {"due_on": timezone.localdate(), "page": "/about/", "spam_score": 7}
        Feedback.objects.update(**changes)
        action(outdated, reviewer)
        feedback.refresh_from_db()
        assert {name: getattr(feedback, name) for name in changes} == changes

    def test_action_refuses_an_erased_message(self, action, reviewer):
        make_feedback(email="jo@example.org", quarantined=True)
        outdated = Feedback.objects.get()
        erase(outdated)
        erased = Feedback.objects.values().get()
        with pytest.raises(FeedbackErasedError):
            action(outdated, reviewer)
        assert Feedback.objects.values().get() == erased
        assert not Note.objects.exists()
        assert not Reply.objects.exists()
        assert not Mail.objects.exists()


@pytest.mark.django_db
def test_complaint_without_an_outcome_is_not_closed_by_an_outdated_instance(reviewer):
    feedback = make_feedback(kind="data_protection", outcome="Explained.", first_answered_on=timezone.localdate())
    outdated = Feedback.objects.get()
    Feedback.objects.update(outcome="")
    with pytest.raises(triage.OutcomeRequiredError):
        triage.update(outdated, {"state": State.CLOSED}, reviewer)
    feedback.refresh_from_db()
    assert feedback.state == "new"


@pytest.mark.django_db
def test_erasing_twice_is_recorded_once():
    feedback = make_feedback()
    erase(feedback)
    erase(feedback)
    assert feedback.history.count() == 1


@pytest.mark.django_db
def test_message_reopened_after_it_was_selected_for_erasure_is_kept(reviewer):
    make_feedback(state="closed", closed_at=timezone.now() - timedelta(days=400))
    (selected,) = due_for_erasure()
    triage.update(selected, {"state": State.IN_PROGRESS}, reviewer)
    assert not erase_if_due(selected)
    assert Feedback.objects.get().message


def test_every_save_in_the_contact_app_names_its_fields():
    """Whole rows are written on creation only: `form.save(commit=False)` and new notes and replies are creation."""
    unnamed = []
    for path in Path(contact.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "save":
                named = {keyword.arg for keyword in node.keywords} & {"update_fields", "force_insert", "commit"}
                if not named and ast.unparse(node.func) not in {"note.save", "reply.save"}:
                    unnamed.append(f"{path}:{node.lineno}")
    assert unnamed == []


# --- Two transactions at the same time -------------------------------------------------------------------------


class Database:
    """The tests' database with committed rows, and threads with connections of their own."""

    def __init__(self, connect):
        self.connect = connect
        self.pool = ThreadPoolExecutor(4)

    def start(self, function, *args):
        """Call a function in a thread and return its future."""
        return self.pool.submit(self._run, function, *args)

    def _run(self, function, *args):
        connections["default"] = self.connect()
        with closing(connections["default"]):
            return function(*args)

    def wait_until_blocked(self, future):
        """Wait until the thread waits for a lock; SQLite does not show that, but takes the lock at the beginning."""
        deadline = time.monotonic() + 10
        while not self._is_waiting() and time.monotonic() < deadline:
            assert not future.done(), future.result()
            time.sleep(0.02)

    def _is_waiting(self):
        if connection.vendor == "sqlite":
            time.sleep(0.5)
            return True
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return cursor.fetchone()[0] > 0


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    """Commit for real. On SQLite in a copy of the database in a file: one in memory has no locks to wait for."""
    with django_db_blocker.unblock():
        original = connections["default"]
        settings = original.settings_dict
        if original.vendor == "sqlite":
            settings = settings | {"NAME": str(tmp_path / "copy.sqlite3")}
            original.ensure_connection()
            with closing(sqlite3.connect(settings["NAME"])) as copy:
                original.connection.backup(copy)
        database = Database(lambda: type(original)(settings, "default"))
        connections["default"] = database.connect()
        try:
            yield database
        finally:
            database.pool.shutdown()
            for model in (Feedback, Mail, LogEntry, OrmQ, Session):
                model.objects.all().delete()
            User.objects.filter(username__in=["first", "second"]).delete()
            connections["default"].close()
            connections["default"] = original


@pytest.mark.django_db
def test_assignee_is_told_by_mail_and_whoever_takes_a_message_is_not(reviewer, manager, mailbox):
    reviewer.email = "reviewer@example.org"
    reviewer.save()
    feedback = make_feedback(message="Secret words", name="Josephine")
    triage.update(feedback, {"assignee": reviewer}, manager)
    triage.update(make_feedback(), {"assignee": reviewer}, reviewer)
    run_queue()
    (mail,) = mailbox.messages
    assert (mail["To"], feedback.reference in mail["Subject"]) == ("reviewer@example.org", True)
    assert not [secret for secret in ("Secret", "Josephine") if secret in mail.as_string()]


@pytest.fixture
def reviewers(database):
    """Return two users who may do everything."""
    return [User.objects.create_superuser(name) for name in ("first", "second")]


def test_form_saved_while_the_message_is_being_erased_does_not_bring_it_back(database, reviewers):
    feedback = make_feedback(message="Secret words", name="Jo")
    client = make_client(reviewers[0])
    opened = open_form(client, feedback) | {"state": "waiting", "action": "handling"}
    with transaction.atomic():
        erase(feedback, actor=reviewers[1])
        saving = database.start(client.post, change_url(feedback), opened)
        database.wait_until_blocked(saving)
    assert saving.result().status_code == 409
    stored = Feedback.objects.get()
    assert (stored.message, stored.name, stored.state) == ("", "", "closed")
    assert "has been erased. Nothing was saved or sent." in saving.result().text


def test_bulk_action_does_not_bring_back_a_message_that_is_being_erased(database, reviewers):
    kept, erased = make_feedback(message="Secret words"), make_feedback(message="Secret words")
    client = make_client(reviewers[0])
    posted = {"action": "assign_to_me", "_selected_action": [kept.pk, erased.pk]}
    with transaction.atomic():
        erase(erased)
        acting = database.start(partial(client.post, LIST, posted, follow=True))
        database.wait_until_blocked(acting)
    page = acting.result()
    erased.refresh_from_db()
    assert (erased.message, erased.state, erased.assignee) == ("", "closed", None)
    assert Feedback.objects.get(pk=kept.pk).assignee == reviewers[0]
    assert "1 message was changed." in page.text
    assert f"Skipped {erased.reference}. It has been erased." in page.text


def test_two_updates_at_the_same_time_keep_both_changes(database, reviewers):
    feedback = make_feedback()
    with transaction.atomic():
        triage.update(feedback, {"state": State.SPAM}, reviewers[0])
        other = database.start(triage.update, feedback, {"assignee": reviewers[1]}, reviewers[1])
        database.wait_until_blocked(other)
    other.result()
    stored = Feedback.objects.get()
    assert (stored.state, stored.assignee) == (State.SPAM, reviewers[1])
    assert stored.closed_at


@pytest.mark.parametrize("action", ["add_note", "send_reply", "release"])
def test_action_during_erasure_leaves_nothing_behind(action, database, reviewers):
    feedback = make_feedback(email="jo@example.org", quarantined=True)
    with transaction.atomic():
        erase(feedback)
        acting = database.start(ACTIONS[action], feedback, reviewers[0])
        database.wait_until_blocked(acting)
    with pytest.raises(FeedbackErasedError):
        acting.result()
    assert not Note.objects.exists()
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()
    assert [entry.action for entry in HistoryEntry.objects.all()] == [Action.EXPIRED]


def test_erasure_waits_for_a_reply_and_erases_it_too(database, reviewers):
    feedback = make_feedback(email="jo@example.org")
    with transaction.atomic():
        send_reply(feedback, make_reply("Dear Jo"), reviewers[0])
        erasing = database.start(erase, feedback)
        database.wait_until_blocked(erasing)
    erasing.result()
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()


def test_stale_forms_of_two_reviewers_saved_at_the_same_time_conflict(database, reviewers):
    feedback = make_feedback()
    clients = [make_client(reviewer) for reviewer in reviewers]
    opened = open_form(clients[0], feedback) | {"action": "handling"}
    saving = [
        database.start(client.post, change_url(feedback), opened | {"outcome": name})
        for client, name in zip(clients, ("One", "Two"), strict=True)
    ]
    assert sorted(future.result().status_code for future in saving) == [200, 302]
    assert HistoryEntry.objects.filter(action=Action.CHANGED).count() == 1
