"""A signed-in editor's requests to a CMS, timed at the client, over one connection."""

import json
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

from bs4 import BeautifulSoup


class CMSSession:
    """Sends the requests of one editor's work on a page after the other; each step returns its milliseconds."""

    def __init__(self, port, site):
        self.connection = HTTPConnection("127.0.0.1", port)
        self.site, self.page = site, 0
        self.form, self.form_path = [], ""  # the last form that was opened, and its path
        self.cookies = dict([site["cookie"]])

    def turn_to(self, number):
        """Work on another page from now on."""
        self.page = self.site["pages"][number]

    @property
    def edit_path(self):
        return f"/admin/pages/{self.page}/edit/"

    def start_page(self):
        return self._get("/admin/")[0]

    def explorer(self):
        return self._get(f"/admin/pages/{self.site['home']}/")[0]

    def search(self):
        return self._get(f"/admin/pages/search/?q={self.site['word']}")[0]

    def edit(self):
        milliseconds, html = self._get(self.edit_path)
        self.form, self.form_path = read_form(html), self.edit_path
        return milliseconds

    def _open_form(self):
        """Open the form of the page, outside of what is timed, unless it is open."""
        if self.form_path != self.edit_path:
            self.edit()

    def save_draft(self):
        self._open_form()
        return self._post(self.edit_path, self.form, status=302)[0]

    def preview(self):
        """Send the form, and open the preview of it."""
        self._open_form()
        path = f"{self.edit_path}preview/"
        stored, text = self._post(path, self.form, status=200)
        assert json.loads(text) == {"is_valid": True, "is_available": True}, text
        return stored + self._get(f"{path}?in_preview_panel=true")[0]

    def publish(self):
        self._open_form()
        return self._post(self.edit_path, [*self.form, ("action-publish", "action-publish")], status=302)[0]

    def _get(self, path):
        return self._request("GET", path, status=200)

    def _post(self, path, fields, status):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._request("POST", path, status, body=urlencode(fields), headers=headers)

    def _request(self, method, path, status, body=None, headers=None):
        """Send a request; return the milliseconds until the whole response has come, and its text."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        started = time.perf_counter()
        self.connection.request(method, path, body, {"Cookie": cookies, "Accept": "text/html"} | (headers or {}))
        response = self.connection.getresponse()
        text = response.read().decode()
        milliseconds = (time.perf_counter() - started) * 1000
        assert response.status == status, f"{method} {path}: {response.status}\n{get_words(text)}"
        for header in response.headers.get_all("Set-Cookie", []):
            name, value = header.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return milliseconds, text


def get_words(html):
    """Return the text of a page, for an error message."""
    return " ".join(BeautifulSoup(html, "lxml").get_text().split())[:2000]


def read_form(html):
    """Return the fields that a browser would send from the form of a page: its script adds those of the body."""
    form = BeautifulSoup(html, "lxml").find("form", id="page-edit-form")
    fields = []
    for control in form.find_all(["input", "select", "textarea"]):
        name, kind = control.get("name"), control.get("type")
        is_off = kind in {"checkbox", "radio"} and not control.has_attr("checked")
        if not name or is_off or kind in {"submit", "file"}:
            continue
        if control.name == "select":
            fields += [(name, option.get("value", "")) for option in control.find_all("option", selected=True)]
        else:
            fields.append((name, control.get_text() if control.name == "textarea" else control.get("value", "")))
    return fields + get_body_fields("Words of the body, which are not many. " * 40)


def get_body_fields(text):
    """Return the fields of a StreamField with one paragraph."""
    block = {"key": "abcde", "type": "unstyled", "text": text, "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    value = json.dumps({"blocks": [block], "entityMap": {}})
    values = {"type": "paragraph", "order": "0", "deleted": "", "id": "", "value": value}
    return [("body-count", "1"), *((f"body-0-{name}", value) for name, value in values.items())]
