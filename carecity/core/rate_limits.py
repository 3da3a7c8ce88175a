"""Rate limits, counted in the cache that all processes share. The subjects of limits are hashed by the callers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import caches
from django.utils import timezone

LOCK_TIMEOUT = 10  # seconds after which the lock of a process that died is free again
LOCK_WAIT = 1  # seconds that a request waits for another one's lock
LOCK_RETRY_INTERVALS = 0.01, 0.1  # seconds, first and longest


@dataclass(frozen=True)
class FixedWindowLimit:
    """Counts events of subjects in windows of the clock, such as each hour.

    Cheap, and exact enough for limits that protect against floods: simultaneous events may be counted as one.
    `window` is a format of `strftime` that changes with each window.
    """

    prefix: str
    window: str
    seconds: int

    def get_count(self, *subjects: str) -> int:
        """Return the highest count of the subjects in this window."""
        return max(caches["shared"].get_many(self._keys(subjects)).values(), default=0)

    def add(self, *subjects: str, amount: int = 1) -> int:
        """Count events for each subject; return the highest count before them."""
        keys = self._keys(subjects)
        counts = caches["shared"].get_many(keys)
        caches["shared"].set_many({key: counts.get(key, 0) + amount for key in keys}, self.seconds)
        return max(counts.values(), default=0)

    def _keys(self, subjects: tuple[str, ...]) -> list[str]:
        start = f"{self.prefix}:{timezone.now().strftime(self.window)}"
        return [f"{start}:{subject}" for subject in subjects] or [start]


@dataclass(frozen=True)
class SlidingWindowLimit:
    """Allows each subject `amount` events in any `seconds`, exactly: also for simultaneous requests in many processes.

    An event is counted before it is known whether it should count (`acquire`), and given back afterwards (`release`):
    if it were only checked first, simultaneous requests would all pass the check.
    """

    prefix: str
    amount: int
    seconds: int

    def acquire(self, subject: str) -> "CountedEvent | None":
        """Count an event; return it, or None where the limit is reached or the lock is not free within a second."""
        event = CountedEvent(self, f"{self.prefix}:{subject}", time.time())
        with lock(event.key) as is_locked:
            timestamps = caches["shared"].get(event.key, []) if is_locked else []
            recent = [timestamp for timestamp in timestamps if timestamp > event.timestamp - self.seconds]
            if not is_locked or len(recent) >= self.amount:
                return None
            caches["shared"].set(event.key, [event.timestamp, *recent], self.seconds)
        return event


@dataclass(frozen=True)
class CountedEvent:
    """An event that counts until it is released."""

    limit: SlidingWindowLimit
    key: str
    timestamp: float

    def release(self) -> None:
        """Stop counting this event. Where the lock is not free, it goes on counting, which is the safe side."""
        with lock(self.key) as is_locked:
            if is_locked:
                timestamps = [one for one in caches["shared"].get(self.key, []) if one != self.timestamp]
                caches["shared"].set(self.key, timestamps, self.limit.seconds)


@contextmanager
def lock(key: str) -> Iterator[bool]:
    """Yield whether this process holds the lock of a cache key; wait up to `LOCK_WAIT` seconds for it."""
    lock_key, deadline = f"{key}:lock", time.monotonic() + LOCK_WAIT
    interval, longest = LOCK_RETRY_INTERVALS
    while not caches["shared"].add(lock_key, True, LOCK_TIMEOUT):  # noqa: FBT003 - the value of a cache entry
        if time.monotonic() >= deadline:
            yield False
            return
        time.sleep(interval)
        interval = min(interval * 2, longest)
    try:
        yield True
    finally:
        caches["shared"].delete(lock_key)
