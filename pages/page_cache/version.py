"""The content version, as this process knows it, and the values that are cached under it.

The version is one number that is raised with every change that a visitor could see. Each process reads it at most five
times a second.
"""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic, time
from typing import Any, TypeVar

from django.db import DatabaseError, connection, models
from django.db.models import F

READS_PER_SECOND = 5  # so an outdated page is served for at most a fifth of a second after a change
READS_PER_SECOND_WHILE_DOWN = 1
STALE_GRACE = 0.5  # seconds: maximum age of the version that threads may use while another thread refreshes it
LOCK_TIMEOUT = 2  # seconds that threads wait for that refresh when the version is older than STALE_GRACE

logger = logging.getLogger(__name__)


class ContentVersion(models.Model):
    """A table of one row. Cached data is valid while the number is the one that was read before it was computed."""

    SINGLETON_PK = 1

    number = models.BigIntegerField(default=0)

    class Meta:
        db_table = "pages_generation"  # its name in the first releases
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the number, with one query."""
        return cls.objects.values_list("number", flat=True).get(pk=cls.SINGLETON_PK)

    @classmethod
    def bump(cls) -> None:
        """Add one in the transaction of the change itself, so that both become visible at the same moment."""
        cls.objects.filter(pk=cls.SINGLETON_PK).update(number=F("number") + 1)


@dataclass(frozen=True)
class VersionSnapshot:
    """The number last read, whether the last read succeeded, and when it was (a timestamp)."""

    number: int | None
    database_available: bool
    read_at: float


class VersionReader:
    """Shared by the threads of a process: one thread reads the database, the others use the last snapshot meanwhile.

    They wait only when the snapshot is too old, and never while the database is down, because a read may then take
    long.

    The reads are aligned to fifths of a second of the clock, not to the previous read. So there is one at the start of
    each second, which is when nginx drops what it caches.
    """

    def __init__(self) -> None:
        self._snapshot = VersionSnapshot(None, database_available=True, read_at=0)
        self._lock = Lock()

    def read(self) -> VersionSnapshot:
        if self._is_due() and self._lock.acquire(timeout=LOCK_TIMEOUT if self._is_too_old() else 0):
            try:
                if self._is_due():
                    self._query()
            finally:
                self._lock.release()
        return self._snapshot

    def read_now(self) -> VersionSnapshot:
        """Query the database, however new the snapshot is."""
        with self._lock:
            self._query()
        return self._snapshot

    def expire(self) -> None:
        """Let the next `read` query the database: this process has changed something."""
        self._snapshot = replace(self._snapshot, read_at=0)

    def _is_due(self) -> bool:
        rate = READS_PER_SECOND if self._snapshot.database_available else READS_PER_SECOND_WHILE_DOWN
        return int(time() * rate) != int(self._snapshot.read_at * rate)

    def _is_too_old(self) -> bool:
        return self._snapshot.database_available and time() - self._snapshot.read_at > STALE_GRACE

    def _query(self) -> None:
        now = time()
        if not connection.in_atomic_block:  # closing the connection would roll back the transaction
            connection.close_if_unusable_or_obsolete()
        try:
            self._snapshot = VersionSnapshot(ContentVersion.current(), database_available=True, read_at=now)
        except (DatabaseError, ContentVersion.DoesNotExist) as error:
            logger.warning("The content version cannot be read: %s", type(error).__name__)
            connection.close()
            self._snapshot = VersionSnapshot(self._snapshot.number, database_available=False, read_at=now)


version_reader = VersionReader()  # of this process


def in_transaction() -> bool:
    return connection.in_atomic_block


def get_cacheable_version() -> int | None:
    """Return the version that data read from the database from now on may be cached under; None if it may not.

    Within a transaction that is so because the data, and the version, may never be committed.
    """
    return None if in_transaction() else version_reader.read().number


T = TypeVar("T")

MAX_AGE = 600  # seconds: some values change with time alone, such as the list of posts when one has a future date
MAX_VALUES = 500  # a site has a dozen, but a client can request any made-up port
_values: dict[Hashable, tuple[int, float, Any]] = {}


def cached_per_version(key: Hashable, compute: Callable[[], T]) -> T:
    """Return the result of `compute`, called again only after a change that a visitor could see.

    All callers get the same object and must not modify it. Within a transaction nothing is cached, because the result
    may contain what is never committed.
    """
    number = get_cacheable_version()
    if number is None:
        return compute()
    cached = _values.get(key)
    if cached is None or cached[0] != number or monotonic() - cached[1] > MAX_AGE:
        if len(_values) >= MAX_VALUES:
            _values.clear()
        # The number was read before the value is computed, so the value is at least as new.
        cached = _values[key] = (number, monotonic(), compute())
    return cached[2]
