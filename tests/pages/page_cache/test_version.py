"""Tests of what the threads of a process do while one of them reads the content version."""

from threading import Event, Thread

import pytest

from pages.models import ContentVersion
from pages.page_cache import version


@pytest.fixture
def slow(monkeypatch):
    """Let the database respond slowly with version 2; return the reader, the time, and events for both ends."""
    queried, may_respond, now = Event(), Event(), [1000.0]

    def current():
        queried.set()
        may_respond.wait(20)
        return 2

    monkeypatch.setattr(version, "time", lambda: now[0])
    monkeypatch.setattr(version, "connection", type("Connection", (), {"in_atomic_block": True, "close": lambda: None}))
    monkeypatch.setattr(ContentVersion, "current", lambda: 1)
    reader = version.VersionReader()
    reader.read()
    monkeypatch.setattr(ContentVersion, "current", current)
    yield reader, now, queried, may_respond
    may_respond.set()


def in_a_thread(work):
    """Start the work; return the thread and the list that its result goes into."""
    results = []
    thread = Thread(target=lambda: results.append(work()))
    thread.start()
    return thread, results


def test_thread_waits_for_the_read_when_the_version_is_too_old(slow):
    reader, now, queried, may_respond = slow
    now[0] += 1.5
    first, _ = in_a_thread(reader.read)
    assert queried.wait(20)
    second, known = in_a_thread(reader.read)
    second.join(0.2)
    assert known == []
    may_respond.set()
    first.join()
    second.join()
    assert known[0].number == 2


def test_thread_uses_the_version_within_the_grace_period(slow):
    reader, now, queried, _ = slow
    now[0] += 0.3
    in_a_thread(reader.read)
    assert queried.wait(20)
    assert reader.read().number == 1


def test_thread_does_not_wait_for_a_database_that_was_down(slow):
    reader, _, queried, _ = slow
    reader._snapshot = version.VersionSnapshot(1, database_available=False, read_at=0)
    in_a_thread(reader.read)
    assert queried.wait(20)
    assert reader.read().number == 1
