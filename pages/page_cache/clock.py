"""What a process knows of the site's generation, asking the database at most every fifth of a second."""

import logging
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from django.db import DatabaseError, connection

from pages.models.generation import Generation

ASK_EVERY = 0.2  # seconds: how long an old page may stand after a change
ASK_AGAIN = 1  # seconds, after the database did not answer

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """The number last read, and whether the database was there when it was asked last."""

    number: int | None
    database_is_there: bool


class GenerationClock:
    """Shared by the threads of a process; one of them asks, and the others go on with what is known."""

    def __init__(self):
        self._known = Known(None, database_is_there=True)
        self._ask_at = 0.0
        self._asking = Lock()

    def read(self):
        """Return what is known; only the first to ask waits for the database."""
        if monotonic() >= self._ask_at and self._asking.acquire(blocking=self._known.number is None):
            try:
                if monotonic() >= self._ask_at:
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
        self._ask_at = 0.0

    def _ask(self):
        if not connection.in_atomic_block:  # where closing would take somebody's work away
            connection.close_if_unusable_or_obsolete()
        try:
            self._known = Known(Generation.current(), database_is_there=True)
        except (DatabaseError, Generation.DoesNotExist) as error:
            logger.warning("The site's generation cannot be read: %s", type(error).__name__)
            connection.close()
            self._known = Known(self._known.number, database_is_there=False)
        self._ask_at = monotonic() + (ASK_EVERY if self._known.database_is_there else ASK_AGAIN)


clock = GenerationClock()  # of this process
