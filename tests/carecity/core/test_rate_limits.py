"""Tests of the two kinds of rate limits; tests of sign-in, feedback and CSP reports show their use."""

import time

import pytest
from django.core.cache import caches

from carecity.core import rate_limits
from carecity.core.rate_limits import FixedWindowLimit, SlidingWindowLimit

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(monkeypatch):
    """Return a clock that tests can move forward."""

    class Clock:
        time = time.time()

    monkeypatch.setattr("time.time", lambda: Clock.time)
    return Clock


def test_sliding_window_allows_its_amount_per_subject(now):
    limit = SlidingWindowLimit("test", amount=2, seconds=60)
    assert limit.acquire("a")
    assert limit.acquire("a")
    assert limit.acquire("a") is None
    assert limit.acquire("b")


def test_sliding_window_allows_one_more_when_the_oldest_event_is_too_old(now):
    limit = SlidingWindowLimit("test", amount=2, seconds=60)
    limit.acquire("a")
    now.time += 50
    limit.acquire("a")
    now.time += 10
    assert limit.acquire("a")
    assert limit.acquire("a") is None


def test_sliding_window_does_not_count_a_released_event(now):
    limit = SlidingWindowLimit("test", amount=1, seconds=60)
    limit.acquire("a").release()
    assert limit.acquire("a")


def test_sliding_window_refuses_while_another_process_holds_the_lock(monkeypatch):
    monkeypatch.setattr(rate_limits, "LOCK_WAIT", 0)
    caches["shared"].set("test:a:lock", "held", 10)
    assert SlidingWindowLimit("test", amount=1, seconds=60).acquire("a") is None


def test_fixed_window_returns_the_highest_count_of_its_subjects():
    limit = FixedWindowLimit("test", window="%Y", seconds=60)
    assert limit.add("a", "b") == 0
    assert limit.add("b", amount=3) == 1
    assert limit.get_count("a", "b") == 4
    assert limit.get_count("c") == 0


def test_fixed_window_without_subjects_counts_everything():
    limit = FixedWindowLimit("test", window="%Y", seconds=60)
    limit.add(amount=2)
    assert limit.get_count() == 2
