"""Triage: two reviewers, bulk actions and erasure reach one message at the same time, and no change is lost."""

import ast
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

import contact
from contact.models import Action, Feedback, HistoryEntry, Mail, Note, Reply, State
from contact.services import triage
from contact.services.erase import erase
from contact.services.retention import due_for_erasure, erase_if_due
from contact.services.triage import FeedbackErasedError
from tests.conftest import make_client, make_staff
from tests.factories import make_feedback

LIST = "/django-admin/contact/feedback/"


def change_url(feedback):
    return reverse("admin:contact_feedback_change", args=[feedback.pk])


def form_data(page):
    """Return what a browser posts from a rendered change form."""
    form = BeautifulSoup(page.content, "html.parser").find(id="feedback_form")
    data = {field["name"]: field.get("value", "") for field in form.find_all("input") if field["type"] != "submit"}
    data |= {area["name"]: area.text.removeprefix("\n") for area in form.find_all("textarea")}
    for select in form.find_all("select"):
        chosen = select.find("option", selected=True)
        data[select["name"]] = chosen["value"] if chosen else ""
    return data


def errors(page):
    return [error.text.strip() for error in BeautifulSoup(page.content, "html.parser").select(".errorlist li")]


@pytest.fixture
def colleague_client(db):
    """Sign in a second reviewer, "colleague"."""
    return make_client(make_staff("colleague", "Feedback reviewers"))


@pytest.mark.django_db
class TestStaleForm:
    """A change form that was opened before another reviewer saved."""

    def test_form_with_a_note_only_keeps_what_a_colleague_changed(self, reviewer_client, colleague_client, reviewer):
        feedback = make_feedback()
        opened = form_data(reviewer_client.get(change_url(feedback)))
        changes = {"state": "closed", "assignee": reviewer.pk, "outcome": "Told them.", "due_on": "2030-01-02"}
        colleague_client.post(change_url(feedback), form_data(colleague_client.get(change_url(feedback))) | changes)
        saved = reviewer_client.post(change_url(feedback), opened | {"notes-0-text": "Ask Sam."})
        assert saved.status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.assignee, feedback.outcome) == ("closed", reviewer, "Told them.")
        assert f"{feedback.due_on}" == "2030-01-02"
        assert feedback.closed_at
        assert Note.objects.get().text == "Ask Sam."

    def test_form_with_another_field_changes_that_field_only(self, reviewer_client, colleague_client):
        feedback = make_feedback(outcome="One\nTwo")
        opened = form_data(reviewer_client.get(change_url(feedback)))
        colleague_client.post(change_url(feedback), opened | {"state": "in_progress"})
        assert reviewer_client.post(change_url(feedback), opened | {"outcome": "Three"}).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("in_progress", "Three")

    def test_form_with_the_same_field_names_the_colleague_and_keeps_the_typed_text(
        self, reviewer_client, colleague_client
    ):
        feedback = make_feedback(email="jo@example.org")
        opened = form_data(reviewer_client.get(change_url(feedback)))
        colleague_client.post(change_url(feedback), opened | {"state": "waiting", "outcome": "Theirs"})
        typed = {"state": "closed", "outcome": "Mine", "replies-0-text": "Dear Jo"}
        refused = reviewer_client.post(change_url(feedback), opened | typed)
        assert refused.status_code == 200
        of_state, of_outcome = errors(refused)
        assert of_state.startswith("colleague changed this to “Waiting for the sender” on ")
        assert of_outcome.startswith("colleague changed this to “Theirs” on ")
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("waiting", "Theirs")
        assert not Reply.objects.exists()

        shown = form_data(refused)
        assert {name: shown[name] for name in typed} == typed
        assert reviewer_client.post(change_url(feedback), shown).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome) == ("closed", "Mine")
        assert Reply.objects.get().text == "Dear Jo"

    def test_refused_form_shows_the_present_value_of_fields_left_alone(self, reviewer_client, colleague_client):
        feedback = make_feedback()
        opened = form_data(reviewer_client.get(change_url(feedback)))
        colleague_client.post(change_url(feedback), opened | {"state": "waiting", "outcome": "Theirs"})
        shown = form_data(reviewer_client.post(change_url(feedback), opened | {"outcome": "Mine"}))
        assert (shown["state"], shown["outcome"]) == ("waiting", "Mine")

    def test_same_change_by_both_is_no_conflict(self, reviewer_client, colleague_client):
        feedback = make_feedback()
        opened = form_data(reviewer_client.get(change_url(feedback)))
        for client in (colleague_client, reviewer_client):
            assert client.post(change_url(feedback), opened | {"state": "waiting"}).status_code == 302
        assert list(feedback.history.filter(action=Action.CHANGED).values_list("detail", flat=True)) == [
            "state (New to Waiting for the sender)"
        ]

    def test_form_of_an_erased_message_saves_nothing_and_says_why(self, reviewer_client, manager):
        feedback = make_feedback(email="jo@example.org")
        opened = form_data(reviewer_client.get(change_url(feedback)))
        erase(feedback, actor=manager)
        typed = {"state": "waiting", "notes-0-text": "Note", "replies-0-text": "Reply"}
        page = reviewer_client.post(change_url(feedback), opened | typed, follow=True)
        assert f"{feedback} has been erased. Nothing was saved." in page.text
        feedback.refresh_from_db()
        assert (feedback.state, feedback.message) == ("closed", "")
        assert not Note.objects.exists()
        assert not Reply.objects.exists()

    def test_assignee_who_has_left_stays_when_something_else_is_saved(self, reviewer_client):
        leaver = User.objects.create_user("leaver", is_active=False)
        feedback = make_feedback(assignee=leaver)
        opened = form_data(reviewer_client.get(change_url(feedback)))
        assert reviewer_client.post(change_url(feedback), opened | {"outcome": "Done"}).status_code == 302
        feedback.refresh_from_db()
        assert (feedback.assignee, feedback.outcome) == (leaver, "Done")


ACTIONS = {
    "update": lambda feedback, user: triage.update(feedback, {"outcome": "Mine"}, user),
    "set_state": lambda feedback, user: triage.set_state(feedback, State.SPAM, user),
    "assign": lambda feedback, user: triage.assign(feedback, user, user),
    "release": triage.release,
    "add_note": lambda feedback, user: triage.add_note(Note(feedback=feedback, text="Note"), user),
    "send_reply": lambda feedback, user: triage.send_reply(Reply(feedback=feedback, text="Reply"), user),
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
    feedback = make_feedback(kind="data_protection", outcome="Explained.")
    outdated = Feedback.objects.get()
    Feedback.objects.update(outcome="")
    with pytest.raises(triage.OutcomeRequiredError):
        triage.set_state(outdated, State.CLOSED, reviewer)
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
    triage.set_state(selected, State.IN_PROGRESS, reviewer)
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


@pytest.fixture
def reviewers(database):
    """Return two users who may do everything."""
    return [User.objects.create_superuser(name) for name in ("first", "second")]


def test_form_saved_while_the_message_is_being_erased_does_not_bring_it_back(database, reviewers):
    feedback = make_feedback(message="Secret words", name="Jo")
    client = make_client(reviewers[0])
    opened = form_data(client.get(change_url(feedback)))
    with transaction.atomic():
        erase(feedback, actor=reviewers[1])
        saving = database.start(client.post, change_url(feedback), opened | {"state": "waiting"})
        database.wait_until_blocked(saving)
    assert saving.result().status_code == 302
    stored = Feedback.objects.get()
    assert (stored.message, stored.name, stored.state) == ("", "", "closed")
    assert "has been erased. Nothing was saved." in client.get(change_url(feedback)).text


def test_bulk_action_does_not_bring_back_a_message_erased_after_the_list_was_read(database, reviewers, monkeypatch):
    first, second = (make_feedback(message="Secret words") for _ in range(2))
    set_state = triage.set_state

    def erase_the_rest_and_set_state(feedback, *args):
        for other in {first, second} - {feedback}:
            if Feedback.objects.filter(pk=feedback.pk, state="new", erased_at=None).exists():
                database.start(erase, other).result()
        return set_state(feedback, *args)

    monkeypatch.setattr(triage, "set_state", erase_the_rest_and_set_state)
    posted = {"action": "mark_waiting", "_selected_action": [first.pk, second.pk]}
    page = make_client(reviewers[0]).post(LIST, posted, follow=True)
    (erased,) = Feedback.objects.exclude(erased_at=None)
    assert (erased.message, erased.state) == ("", "closed")
    assert "Updated: 1." in page.text
    assert f"Skipped {erased.reference}. It has been erased." in page.text


def test_two_updates_at_the_same_time_keep_both_changes(database, reviewers):
    feedback = make_feedback()
    with transaction.atomic():
        triage.set_state(feedback, State.CLOSED, reviewers[0])
        other = database.start(triage.assign, feedback, reviewers[1], reviewers[1])
        database.wait_until_blocked(other)
    other.result()
    stored = Feedback.objects.get()
    assert (stored.state, stored.assignee) == (State.CLOSED, reviewers[1])
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
    assert [entry.action for entry in HistoryEntry.objects.all()] == [Action.ERASED]


def test_erasure_waits_for_a_reply_and_erases_it_too(database, reviewers):
    feedback = make_feedback(email="jo@example.org")
    with transaction.atomic():
        triage.send_reply(Reply(feedback=feedback, text="Dear Jo"), reviewers[0])
        erasing = database.start(erase, feedback)
        database.wait_until_blocked(erasing)
    erasing.result()
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()


def test_stale_forms_of_two_reviewers_saved_at_the_same_time_conflict(database, reviewers):
    feedback = make_feedback()
    clients = [make_client(reviewer) for reviewer in reviewers]
    opened = form_data(clients[0].get(change_url(feedback)))
    saving = [
        database.start(client.post, change_url(feedback), opened | {"outcome": name})
        for client, name in zip(clients, ("One", "Two"), strict=True)
    ]
    assert sorted(future.result().status_code for future in saving) == [200, 302]
    assert HistoryEntry.objects.filter(action=Action.CHANGED).count() == 1
