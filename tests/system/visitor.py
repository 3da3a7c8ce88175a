"""Somebody who sends feedback, and presses the button again until a reference number is seen."""

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from http.client import HTTPException
from ssl import SSLContext
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

PRESSES = 60
PAUSE = 1  # seconds before one presses again
AWAY = "it has not arrived"  # nginx's own page: one goes back, to where the text still is
CLEAR = "in a few minutes"  # what a page of a fault says to do


def listed(counts):
    """Return the counts as words."""
    return ", ".join(f"{number} {what}" for what, number in counts.items())


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        """Leave it to the visitor to follow."""


class _Inputs(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.values = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "input" and attributes.get("type") != "radio":
            self.values[attributes["name"]] = attributes.get("value", "")


@dataclass
class Visitor:
    """A browser with cookies; `met` counts the answers that were not what it had asked for."""

    address: str
    met: Counter = field(default_factory=Counter)
    tls: SSLContext | None = None

    def __post_init__(self):
        self._browser = build_opener(HTTPCookieProcessor(), _Stay(), HTTPSHandler(context=self.tls))

    def open_form(self):
        """Open the form; return what is in it."""
        return _Inputs(self._open("/contact/")).values

    def send(self, text, form=None):
        """Send a message; return the reference that the thank-you page shows, or None if it never came to that."""
        typed = {"kind": "suggestion", "message": text, "wants_reply": "no"}
        form = form or self.open_form()
        for _ in range(PRESSES):
            status, page, location = self._ask("/contact/", form | typed)
            if status == 303:
                return self._read_thanks(location)
            if status and AWAY not in page:  # the form again, with what was typed
                assert escape(text) in page
                form = _Inputs(page).values
            time.sleep(PAUSE)
        return None

    def _read_thanks(self, location):
        """Return the reference that the page of thanks shows."""
        shown = re.search(r'reference__number">([\w-]+)<', self._open(location))[1]
        assert location.endswith(f"/contact/sent/{shown}/")
        return shown

    def _open(self, path):
        """Return a page, reloaded until it is there."""
        for _ in range(PRESSES):
            status, page, _ = self._ask(path)
            if status == 200:
                return page
            time.sleep(PAUSE)
        raise AssertionError(f"{path} was never there.")

    def _ask(self, path, data=None):
        """Return status, text and where it leads; status 0 where there was no answer."""
        body = urlencode(data).encode() if data else None
        request = Request(self.address + path, body, {"Origin": self.address} if data else {})  # noqa: S310 - loopback
        try:
            with self._browser.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(), ""
        except HTTPError as answer:
            with answer:
                text = answer.read().decode()
            if answer.code != 303:
                self.met[f"answers {answer.code}"] += 1
            if answer.code >= 500 and CLEAR not in text:
                self.met["answers that do not say what to do"] += 1
            return answer.code, text, answer.headers.get("Location", "")
        except (OSError, HTTPException):
            self.met["times no answer"] += 1
            return 0, "", ""
