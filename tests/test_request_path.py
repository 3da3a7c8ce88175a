"""How many of the project's files one request runs through, in the production stack with the page cache in front."""

import re
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory

from pages.models import HomePage

from .factories import make_post
from .source_code import PACKAGES, ROOT

MAX_FILES_FOR_A_PAGE, MAX_FILES_FOR_FEEDBACK = 22, 30
FORM = "application/x-www-form-urlencoded"
FOLDERS = tuple(f"{ROOT / package}/" for package in PACKAGES)


@pytest.fixture
def application(site, one_connection, committed, settings):
    """Return the WSGI application that granian serves, with values per content version cached as in production."""
    settings.ALLOWED_HOSTS = ["testserver"]
    from carecity.wsgi import application as served  # noqa: PLC0415 - importing it sets Django up as a server does

    return served


def request(application, method, path, data="", **environ):
    """Send a request through the WSGI application, as a browser encodes it; return (status, headers, body)."""
    sent = RequestFactory().generic(method, path, urlencode(data), FORM, **environ)
    started = []
    response = application(sent.environ, lambda status, headers, exc_info=None: started.extend((status, headers)))
    body = b"".join(response).decode()
    if hasattr(response, "close"):
        response.close()
    return int(started[0][:3]), started[1], body


def trace(function):
    """Call the function; return its result and the project's files that ran meanwhile."""
    files = set()

    def note_call(frame, event, _argument):
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(FOLDERS) and code.co_name != "<module>":
            files.add(str(Path(code.co_filename).relative_to(ROOT)))

    sys.setprofile(note_call)
    try:
        return function(), sorted(files)
    finally:
        sys.setprofile(None)


def test_uncached_home_page_runs_through_few_files(application, record_property):
    request(application, "GET", "/")
    HomePage.objects.get().save_revision().publish()
    time.sleep(0.3)  # the version is read at most every 0.2 s
    (status, headers, _), files = trace(lambda: request(application, "GET", "/"))
    record_property("figure", f"an uncached GET / runs through {len(files)} files: {', '.join(files)}")
    assert status == 200
    assert "fwd=miss" in dict(headers)["Cache-Status"]
    assert len(files) <= MAX_FILES_FOR_A_PAGE


def test_feedback_post_runs_through_few_files(application, record_property):
    _, headers, form = request(application, "GET", "/contact/")
    cookies = "; ".join(value.split(";")[0] for name, value in headers if name == "Set-Cookie")
    csrf = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    data = make_post(csrfmiddlewaretoken=csrf)
    action = re.search(r'action="(/contact/[^"#]+)', form)[1]
    (status, headers, _), files = trace(lambda: request(application, "POST", action, data, HTTP_COOKIE=cookies))
    record_property("figure", f"a feedback POST runs through {len(files)} files: {', '.join(files)}")
    assert status == 303
    assert dict(headers)["Location"].startswith("/contact/sent/")
    assert len(files) <= MAX_FILES_FOR_FEEDBACK
