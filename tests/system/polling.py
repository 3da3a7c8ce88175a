"""Clients that request pages at a steady rate and record each response with the time of its request."""

import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import cycle
from threading import Event, Thread

from .waiting import wait_until

PAUSE = 0.1  # seconds between two requests of a client, which shares two processors with the site


@dataclass(frozen=True)
class Response:
    """A response, with the monotonic time of its request; status 0 if the connection failed."""

    requested_at: float
    path: str
    status: int
    text: str


class PollingClients:
    """Clients in threads, each with its own IP address; `responses` grows while they run."""

    def __init__(self, paths):
        self.paths, self.responses, self._threads, self._stopping = paths, [], [], Event()
        self._newest = {}  # the time of each client's newest request that has a response

    def add(self, port, *, host=None, tls=None):
        """Add a client of a port: over TLS, or with the headers that a proxy would send for this host."""
        number = len(self._threads) + 2
        self._newest[number] = 0.0
        self._threads.append(Thread(target=self._poll, args=(port, host, tls, number)))

    @contextmanager
    def running(self):
        """Run the clients until the block ends."""
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._stopping.set()
            for thread in self._threads:
                thread.join()

    def wait_for_requests_after(self, moment):
        """Wait until each client has the response to a request that began after this monotonic time."""
        wait_until(lambda: min(self._newest.values()) > moment, "a response to each client")

    def _poll(self, port, host, tls, number):
        options = {"source_address": (f"127.0.0.{number}", 0), "timeout": 30}
        headers = {"Host": host, "X-Forwarded-Proto": "https"} if host else {}
        connection = HTTPSConnection("localhost", port, context=tls, **options) if tls else None
        connection = connection or HTTPConnection("127.0.0.1", port, **options)
        for path in cycle(self.paths):
            if self._stopping.wait(PAUSE):
                break
            response = get(connection, path, headers)
            self.responses.append(response)
            self._newest[number] = response.requested_at
        connection.close()


def get(connection, path, headers):
    """Return the response to one request on a keep-alive connection."""
    requested_at = time.monotonic()
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Response(requested_at, path, response.status, response.read().decode())
    except (OSError, HTTPException):
        connection.close()
        return Response(requested_at, path, 0, "")


def edition(response):
    """Return the number of the published version that the response shows."""
    return int(re.search(r"Edition (\d{4})", response.text)[1])
