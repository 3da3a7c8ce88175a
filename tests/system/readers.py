"""Many readers at once, who note what they were answered and when they had asked."""

import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import cycle
from threading import Event, Thread

PAUSE = 0.04  # seconds between two requests of a reader: fewer than nginx allows an address in a second


@dataclass(frozen=True)
class Answer:
    """What one request brought; status 0 where nothing came."""

    asked: float
    path: str
    status: int
    text: str


class Readers:
    """Readers, each from an address of its own; `answers` grows while they read."""

    def __init__(self, paths):
        self.paths, self.answers, self._threads, self._over = paths, [], [], Event()

    def add(self, port, *, host=None, tls=None):
        """Let one more read from a port: over TLS, or as a server in front would ask for this host."""
        self._threads.append(Thread(target=self._read, args=(port, host, tls, len(self._threads) + 2)))

    @contextmanager
    def reading(self):
        """Read until the block ends."""
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()

    def _read(self, port, host, tls, number):
        place = {"source_address": (f"127.0.0.{number}", 0), "timeout": 30}
        headers = {"Host": host, "X-Forwarded-Proto": "https"} if host else {}
        connection = HTTPSConnection("localhost", port, context=tls, **place) if tls else None
        connection = connection or HTTPConnection("127.0.0.1", port, **place)
        for path in cycle(self.paths):
            if self._over.wait(PAUSE):
                break
            self.answers.append(ask(connection, path, headers))
        connection.close()


def ask(connection, path, headers):
    """Return the answer to one request on a connection that is kept open."""
    asked = time.monotonic()
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return Answer(asked, path, answer.status, answer.read().decode())
    except (OSError, HTTPException):
        connection.close()
        return Answer(asked, path, 0, "")


def edition(answer):
    """Return the number of the edition that the answer shows."""
    return int(re.search(r"Edition (\d{4})", answer.text)[1])
