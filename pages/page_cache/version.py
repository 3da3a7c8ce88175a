"""What a process knows of the site's generation, asking the database at most once in every fifth of a second."""

import logging
from dataclasses import dataclass, replace
from threading import Lock
from time import time

from django.db import DatabaseError, connection

from .models import Generation

ASKS_A_SECOND = 5  # a fifth of a second: how long an old page may stand after a change
TRIES_A_SECOND = 1  # while the database does not answer
GRACE = 0.5  # seconds: how old what is known may be for those who go on with it while another one asks
PATIENCE = 2  # seconds for which they wait for the other one where it is older than that

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """The number last read, whether the database was there when it was asked last, and when that was (a timestamp)."""

    number: int | None
    database_is_there: bool
    asked_at: float


class GenerationClock:
    """Shared by the threads of a process: one of them asks, and the others go on with what is known, unless it is old.

    Where the database is away they go on in any case, since asking may take long then.

    It asks when a fifth of a second of the clock has begun, rather than a fifth after it last did: so at the beginning
    of each second, when nginx forgets what it keeps.
    """

    def __init__(self):
        self._known = Known(None, database_is_there=True, asked_at=0)
        self._asking = Lock()

    def read(self):
        """Return what is known."""
        if self._is_due() and self._asking.acquire(timeout=PATIENCE if self._is_old() else 0):
            try:
                if self._is_due():
                    self._ask()
            finally:
                self._asking.release()
        return self._known

    def read_now(self):
        """Ask the database, and return what is known then."""
        with self._asking:
            self._ask()
        return self._known

    def ask_now(self):
        """Ask at the next reading: something has changed in this very process."""
        self._known = replace(self._known, asked_at=0)

    def _is_due(self):
        rate = ASKS_A_SECOND if self._known.database_is_there else TRIES_A_SECOND
        return int(time() * rate) != int(self._known.asked_at * rate)

    def _is_old(self):
        return self._known.database_is_there and time() - self._known.asked_at > GRACE

    def _ask(self):
        now = time()
        if not connection.in_atomic_block:  # where closing would take somebody's work away
            connection.close_if_unusable_or_obsolete()
        try:
            self._known = Known(Generation.current(), database_is_there=True, asked_at=now)
        except (DatabaseError, Generation.DoesNotExist) as error:
            logger.warning("The site's generation cannot be read: %s", type(error).__name__)
            connection.close()
            self._known = Known(self._known.number, database_is_there=False, asked_at=now)


clock = GenerationClock()  # of this process
