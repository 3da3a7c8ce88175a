"""Readers of every public page and senders of feedback, all the time, and what they are answered."""

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
PAUSE = 0.15  # seconds: they share two processors with what they ask
FILES = re.compile(r'(?:href|src)="(/(?:static|documents|media)/[^"]+)"')
# Who has a form open is sent nothing that nginx has kept, and so sees every fault.
OPEN_FORM = {"Cookie": "csrftoken=x"}
# The form of one release, sent to the other, comes back with what was typed: one more press sends it.
NO_FAULT = {"answers 200", "answers 403"}


class Crowd:
    """Many people at once.

    For each phase `read` counts what readers were answered; `sent` is text and reference of what senders sent. `met`
    counts what went wrong for senders.
    """

    def __init__(self, address, tls, paths):
        self.address, self.tls, self.paths, self.phase = address, tls, paths, "before"
        self.read, self.sent, self.met = defaultdict(Counter), defaultdict(list), Counter()
        self._over, self._lock = Event(), Lock()

    @contextmanager
    def at_the_door(self):
        """Let them come, and go in the end; what went wrong in a thread goes wrong here."""
        with ThreadPoolExecutor(READERS + SENDERS) as people:
            under_way = [people.submit(self._read) for _ in range(READERS)]
            under_way += [people.submit(self._send, number) for number in range(SENDERS)]
            try:
                yield
            finally:
                self._over.set()
        for one in under_way:
            one.result()

    @contextmanager
    def during(self, phase):
        """Count under this name, and go on once it is so until readers came round and some messages were sent.

        The first fault that anybody meets ends it, and the test.
        """
        self.phase = phase
        yield
        readings = self.read[phase].total() + READERS * len(self.paths)
        messages = len(self.sent[phase]) + SENDERS * 3
        wait_until(lambda: self.faults() or self.read[phase].total() >= readings, f"readings {phase}")
        wait_until(lambda: self.faults() or len(self.sent[phase]) >= messages, f"messages {phase}")
        assert self.faults() == {}, phase

    def met_by_readers(self):
        """Return how often readers were answered what."""
        with self._lock:
            return sum(self.read.values(), Counter())

    def faults(self):
        """Return what anybody met that should not be, and how often."""
        met = self.met_by_readers() + self.met.copy()
        return {what: number for what, number in met.items() if what not in NO_FAULT}

    def _read(self):
        """Come again and again as somebody new, whose browser asks for all that a page names."""
        browser = build_opener(HTTPSHandler(context=self.tls))
        while not self._over.is_set():
            known = set()
            for path in self.paths:
                for file in set(FILES.findall(self._get(browser, path))) - known:
                    known.add(file)
                    self._get(browser, file)
                self._over.wait(PAUSE)

    def _get(self, browser, path):
        """Return the text of what is there; count the answer, with the path where it is not what was asked for."""
        phase, text = self.phase, ""
        try:
            request = Request(self.address + path, headers=OPEN_FORM)  # noqa: S310 - loopback, our own server
            with browser.open(request, timeout=30) as answer:
                status, text = "answers 200", answer.read().decode(errors="replace")
        except HTTPError as answer:
            status = f"answers {answer.code} for {path}"
        except OSError as error:
            status = f"times {type(error).__name__} for {path}"
        with self._lock:
            self.read[phase][status] += 1
        return text

    def _send(self, number):
        visitor, count = Visitor(self.address, self.met, self.tls), 0
        while not self._over.wait(PAUSE):
            count += 1
            text = f"Message {count} of sender {number}."
            reference = visitor.send(text)
            self.sent[self.phase].append((text, reference))
