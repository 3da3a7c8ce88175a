"""What the threads of a process do while one of them asks for the number."""

from threading import Event, Thread

import pytest

from pages.models import ContentVersion
from pages.page_cache import version


@pytest.fixture
def slow(monkeypatch):
    """Let the database take its time over the number 2; return the clock, now, and events: asked, and may answer."""
    asked, may_answer, now = Event(), Event(), [1000.0]

    def current():
        asked.set()
        may_answer.wait(20)
        return 2

    monkeypatch.setattr(version, "time", lambda: now[0])
    monkeypatch.setattr(version, "connection", type("Connection", (), {"in_atomic_block": True, "close": lambda: None}))
    monkeypatch.setattr(ContentVersion, "current", lambda: 1)
    shared = version.VersionReader()
    shared.read()
    monkeypatch.setattr(ContentVersion, "current", current)
    yield shared, now, asked, may_answer
    may_answer.set()


def in_a_thread(work):
    """Start the work; return the thread and the list that its result goes into."""
    results = []
    thread = Thread(target=lambda: results.append(work()))
    thread.start()
    return thread, results


def test_nobody_goes_on_with_a_number_that_may_be_old(slow):
    shared, now, asked, may_answer = slow
    now[0] += 1.5
    first, _ = in_a_thread(shared.read)
    assert asked.wait(20)
    second, known = in_a_thread(shared.read)
    second.join(0.2)
    assert known == []
    may_answer.set()
    first.join()
    second.join()
    assert known[0].number == 2


def test_nobody_waits_where_it_is_still_new_enough(slow):
    shared, now, asked, _ = slow
    now[0] += 0.3
    in_a_thread(shared.read)
    assert asked.wait(20)
    assert shared.read().number == 1


def test_nobody_waits_for_a_database_that_was_away(slow):
    shared, _, asked, _ = slow
    shared._snapshot = version.VersionSnapshot(1, database_available=False, read_at=0)
    in_a_thread(shared.read)
    assert asked.wait(20)
    assert shared.read().number == 1
