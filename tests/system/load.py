"""Concurrent visitors who read every public page and send feedback, and the responses that they get."""

import re
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Lock
from urllib.error import HTTPError
from urllib.request import HTTPSHandler, Request, build_opener

from .visitor import Visitor
from .waiting import wait_until

READERS = SENDERS = 2
PAUSE = 0.15  # seconds: the visitors share two processors with the site
FILES = re.compile(r'(?:href|src)="(/(?:static|documents|media)/[^"]+)"')
# A visitor with an open form gets no response from nginx's cache, and so meets every error.
OPEN_FORM = {"Cookie": "csrftoken=x"}
# A form of one release that is posted to the other is shown again with its text: sending it once more succeeds.
EXPECTED = {"responses with status 200", "responses with status 403"}


class Load:
    """Visitors in threads.

    For each phase `read` counts the responses of readers, and `sent` lists (text, reference) of each message. `errors`
    counts what went wrong for senders.
    """

    def __init__(self, url, tls, paths):
        self.url, self.tls, self.paths, self.phase = url, tls, paths, "before"
        self.read, self.sent, self.errors = defaultdict(Counter), defaultdict(list), Counter()
        self._stopping, self._lock = Event(), Lock()

    @contextmanager
    def running(self):
        """Run the visitors until the block ends; raise what a thread has raised."""
        with ThreadPoolExecutor(READERS + SENDERS) as threads:
            futures = [threads.submit(self._read) for _ in range(READERS)]
            futures += [threads.submit(self._send, number) for number in range(SENDERS)]
            try:
                yield
            finally:
                self._stopping.set()
        for future in futures:
            future.result()

    @contextmanager
    def during(self, phase):
        """Count under this phase; after the block wait for each reader to read every page and for messages to be sent.

        The first unexpected response ends the phase and the test.
        """
        self.phase = phase
        yield
        responses = self.read[phase].total() + READERS * len(self.paths)
        messages = len(self.sent[phase]) + SENDERS * 3
        wait_until(lambda: self.unexpected() or self.read[phase].total() >= responses, f"responses {phase}")
        wait_until(lambda: self.unexpected() or len(self.sent[phase]) >= messages, f"messages {phase}")
        assert self.unexpected() == {}, (phase, self.unexpected())

    def reader_responses(self):
        """Return how often readers got each kind of response."""
        with self._lock:
            return sum(self.read.values(), Counter())

    def unexpected(self):
        """Return the responses that no visitor should get, and how often they came."""
        seen = self.reader_responses() + self.errors.copy()
        return {kind: count for kind, count in seen.items() if kind not in EXPECTED}

    def _read(self):
        """Read every page again and again, each time as a new browser that requests all files that a page links to."""
        browser = build_opener(HTTPSHandler(context=self.tls))
        while not self._stopping.is_set():
            known = set()
            for path in self.paths:
                for file in set(FILES.findall(self._get(browser, path))) - known:
                    known.add(file)
                    self._get(browser, file)
                self._stopping.wait(PAUSE)

    def _get(self, browser, path):
        """Return the text of a response; count it, with its path if its status is an error."""
        phase, text = self.phase, ""
        try:
            request = Request(self.url + path, headers=OPEN_FORM)  # noqa: S310 - loopback, our own server
            with browser.open(request, timeout=30) as response:
                kind, text = "responses with status 200", response.read().decode(errors="replace")
        except HTTPError as response:
            kind = f"responses with status {response.code} for {path}"
        except OSError as error:
            kind = f"{type(error).__name__} for {path}"
        with self._lock:
            self.read[phase][kind] += 1
        return text

    def _send(self, number):
        visitor, count = Visitor(self.url, self.errors, self.tls), 0
        while not self._stopping.wait(PAUSE):
            count += 1
            text = f"Message {count} of sender {number}."
            reference = visitor.send(text)
            self.sent[self.phase].append((text, reference))
