"""Upgrading from the release before conversations: feedback is unharmed, and that release runs on the new tables."""

import re
import sqlite3
from contextlib import closing, contextmanager

import psycopg
import pytest

from tests.binaries import missing_line
from tests.with_postgres import throwaway_postgres

from .new_items import AN_HOUR_LATER
from .older_releases import OlderRelease, is_in_this_clone
from .servers import Site

BEFORE_CONVERSATIONS = "983bfbfec45d5d5694f99a55ad4b902eda756cc2"
TABLES = ["contact_feedback", "contact_note", "contact_reply", "contact_mail", "contact_historyentry"]
WORK = """
from django.contrib.auth.models import User
from contact.models import Feedback, Note, Reply
from contact.services.erase import erase
from contact.services.triage import add_note, send_reply, update
reviewer, _ = User.objects.get_or_create(username="reviewer")
for number in range(12):
    sender = {"name": "Jo", "email": "jo@example.org", "quarantined": number in (1, 2)}
    feedback = Feedback.objects.create(kind="question", message=f"TEXT {number}: Łukasz asks.", **sender)
    if number != 1:
        add_note(Note(feedback=feedback, text=f"Note {number}"), reviewer)
        send_reply(Reply(feedback=feedback, text=f"Reply {number}"), reviewer)
        state = "closed" if number % 3 else "in_progress"
        update(feedback, {"state": state, "assignee": reviewer, "outcome": "Told them."}, reviewer)
erase(Feedback.objects.earliest("pk"), actor=reviewer)
erase(Feedback.objects.latest("pk"), actor=reviewer)
"""
CHECK = """
from contact.models import Feedback
from contact.services.search import search
texts = Feedback.objects.filter(erased_at=None)
assert texts.count() == 21, texts.count()
assert search(Feedback.objects.all(), "ŁUKASZ", personal=False).count() == 21
assert search(Feedback.objects.all(), "reply 7", personal=False).count() == 2
assert not Feedback.objects.filter(received_on=None).exists()
assert not texts.filter(replies__isnull=False, first_answered_on=None).exists()
assert [feedback.message[-15:] for feedback in Feedback.objects.quarantined()] == ["1: Łukasz asks."] * 2
"""

if not is_in_this_clone(BEFORE_CONVERSATIONS):
    print(missing_line("an upgrade of feedback, which needs the git history", "git"))
    pytest.skip("no history here", allow_module_level=True)


class ReleaseBefore(OlderRelease):
    """The release before conversations."""

    commit = BEFORE_CONVERSATIONS


@contextmanager
def sqlite(folder):
    yield f"sqlite:///{folder}/site.sqlite3"


@contextmanager
def postgresql(_folder):
    with throwaway_postgres() as url:
        yield url


def connect(database):
    if database.startswith("sqlite:"):
        return sqlite3.connect(database.removeprefix("sqlite:///"))
    return psycopg.connect(database)


def read(database, columns=None):
    """Return {table: (names of its columns, rows)}; of all columns, or of those that are named."""
    tables = {}
    with closing(connect(database)) as connection:
        for table in TABLES:
            names = ", ".join(columns[table]) if columns else "*"
            cursor = connection.cursor()
            cursor.execute(f"SELECT {names} FROM {table} ORDER BY id")  # noqa: S608 - names of our own tables
            tables[table] = ([column[0] for column in cursor.description], cursor.fetchall())
    return tables


@pytest.mark.parametrize("kind", [sqlite, postgresql], ids=lambda kind: kind.__name__)
def test_feedback_of_the_release_before_is_unharmed_and_its_code_runs_on(kind, tmp_path):
    with kind(tmp_path) as database:
        old, new = ReleaseBefore(str(tmp_path), database), Site(str(tmp_path), database)
        old.manage("migrate", "-v0")
        old.manage("load_initial_content")
        old.run(WORK.replace("TEXT", "Before"))
        before = read(database)
        new.manage("migrate", "-v0")
        assert new.read_output("load_initial_content").endswith(" 3 created an hour after the upgrade.\n")
        # Whether a message is in quarantine changes on purpose: what was worked on leaves it (see CHECK).
        columns = {table: [name for name in names if name != "quarantined"] for table, (names, _) in before.items()}
        kept = {
            table: [
                tuple(value for name, value in zip(names, row, strict=True) if name != "quarantined") for row in rows
            ]
            for table, (names, rows) in before.items()
        }
        assert {table: rows for table, (_, rows) in read(database, columns).items()} == kept
        assert all(kept.values())

        old.run(WORK.replace("TEXT", "Beside"))
        new.manage("complete_feedback")
        new.manage("shell", "-v0", "--command", CHECK)
        new.manage("shell", "-v0", "--command", AN_HOUR_LATER)
        new.manage("finish_upgrade")
        assert set(re.findall("[0-9]+ ([a-z]+)", new.read_output("load_initial_content"))) == {"unchanged"}
        assert new.read_output("complete_feedback") == "Completed: 0\n"
        new.manage("shell", "-v0", "--command", CHECK)
