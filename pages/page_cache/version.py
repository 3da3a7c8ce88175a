"""The content version as this process knows it: read from the database at most five times a second."""

import logging
from dataclasses import dataclass, replace
from threading import Lock
from time import time

from django.db import DatabaseError, connection

from .models import ContentVersion

READS_PER_SECOND = 5  # so an outdated page is served for at most a fifth of a second after a change
READS_PER_SECOND_WHILE_DOWN = 1
STALE_GRACE = 0.5  # seconds: maximum age of the version that threads may use while another thread refreshes it
LOCK_TIMEOUT = 2  # seconds that threads wait for that refresh when the version is older than STALE_GRACE

logger = logging.getLogger(__name__)


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
