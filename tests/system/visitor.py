"""A visitor who fills in a form, and sends it again until the site has taken it."""

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from http.client import HTTPException
from ssl import SSLContext
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from bs4 import BeautifulSoup

MAX_ATTEMPTS = 60
PAUSE = 1  # seconds before the visitor tries again
NOT_RECEIVED = "it has not arrived"  # on nginx's own error page: the visitor goes back to the form and its text
REDIRECTS = {302, 303}
ACTION = ""  # the key of the form's address among the values of its fields, which all have a name
INSTRUCTION = "in a few minutes"  # what an error page tells the visitor to do


def describe_counts(counts):
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


class _NoRedirectHandler(HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        """Return the redirect itself as the response."""


def _read_form(page):
    """Return what a browser sends for the form on a page: its address under ACTION, and the values of its fields.

    Buttons are left out. Returns nothing for a page without a form.
    """
    form = BeautifulSoup(page, "lxml").select_one("main form[method=post]")
    if form is None:
        return {}
    values = {ACTION: form.get("action")}
    for control in form.select("input[name], select[name], textarea[name]"):
        source = control
        if control.name == "select":
            source = control.select_one("option[selected]") or control.select_one("option")
        if control.get("type") not in ("radio", "checkbox") or control.has_attr("checked"):
            values[control["name"]] = source.get("value", control.get_text() if control.name == "textarea" else "")
    return values


@dataclass
class Visitor:
    """A browser with cookies; `errors` counts responses other than the requested page."""

    url: str
    errors: Counter = field(default_factory=Counter)
    tls: SSLContext | None = None

    def __post_init__(self):
        self._browser = build_opener(HTTPCookieProcessor(), _NoRedirectHandler(), HTTPSHandler(context=self.tls))

    def open_form(self):
        """Open the form and return the values of its fields."""
        return _read_form(self._open("/contact/"))

    def send(self, text, form=None, **details):
        """Send a message; return the reference that the confirmation page shows, or None after MAX_ATTEMPTS."""
        typed = {"kind": "suggestion", "message": text, "reply_by": "none", "wants_reply": "no"} | details
        form = form or self.open_form()
        for _ in range(MAX_ATTEMPTS):
            posted = form | typed
            status, page, location = self._request(posted.pop(ACTION) or "/contact/", posted)
            if status == 303:
                return self._read_confirmation(location)
            if status and NOT_RECEIVED not in page:  # the form again, with the text
                assert escape(text) in page
                form = _read_form(page)
            time.sleep(PAUSE)
        return None

    def submit(self, path, **typed):
        """Fill in the form of a page and send it until the site redirects; return where to.

        If the site does not say what became of the form, the same form is sent again.
        """
        form = _read_form(self._open(path))
        for _ in range(MAX_ATTEMPTS):
            posted = form | typed
            status, page, location = self._request(posted.pop(ACTION) or path, posted)
            if status in REDIRECTS:
                return location
            form = _read_form(page) or form
            time.sleep(PAUSE)
        raise AssertionError(f"The form of {path} was never accepted.")

    def _read_confirmation(self, location):
        """Return the reference that the confirmation page shows."""
        shown = re.search(r'reference__number">([\w-]+)<', self._open(location))[1]
        assert location.endswith(f"/contact/sent/{shown}/")
        return shown

    def _open(self, path):
        """Return a page, reloaded until its status is 200."""
        for _ in range(MAX_ATTEMPTS):
            status, page, _ = self._request(path)
            if status == 200:
                return page
            time.sleep(PAUSE)
        raise AssertionError(f"{path} never had status 200.")

    def _request(self, path, data=None):
        """Return status, text and Location; status 0 if the connection failed."""
        body = urlencode(data).encode() if data else None
        request = Request(self.url + path, body, {"Origin": self.url} if data else {})  # noqa: S310 - loopback
        try:
            with self._browser.open(request, timeout=30) as response:
                return response.status, response.read().decode(), ""
        except HTTPError as response:
            with response:
                text = response.read().decode()
            if response.code not in REDIRECTS:
                self.errors[f"responses with status {response.code}"] += 1
            if response.code >= 500 and INSTRUCTION not in text:
                self.errors["error pages without an instruction"] += 1
            return response.code, text, response.headers.get("Location", "")
        except (OSError, HTTPException):
            self.errors["failed connections"] += 1
            return 0, "", ""
