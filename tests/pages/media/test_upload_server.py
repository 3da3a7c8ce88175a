"""Tests of uploads and documents on the real server: large uploads, and private documents by other paths."""

import http.client
import json
import secrets
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.browser.server import PRIVATE_PATH, production_server

MB = 1024 * 1024
CSRF = secrets.token_hex(16)
FILL = """
import time
from importlib import import_module
from django.conf import settings
from django.contrib.auth.models import User
admin = User.objects.get(username="admin")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session["_auth_user_id"], session["_auth_user_hash"] = str(admin.pk), admin.get_session_auth_hash()
session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
session["signed_in_at"] = session["active_at"] = int(time.time())
session["passed_collection_view_restrictions"] = [1]
session.create()
(settings.DATA_DIR / "key").write_text(session.session_key)
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return the DATA_DIR of a running site."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def site_url(data):
    """Return the URL of a site with a private document, and with a temporary directory of its own."""
    (data / "tmp").mkdir()
    own = {
        "DATA_DIR": str(data),
        "TMPDIR": str(data / "tmp"),
        "HTTPS": "0",
    }
    with production_server(FILL, **own) as running:
        yield running


@pytest.fixture(scope="module")
def admin(site_url, data):
    """Return the cookies of a signed-in administrator."""
    return f"csrftoken={CSRF}; sessionid={(data / 'key').read_text()}"


def send(site_url, path, megabytes, cookies):
    """Send a PDF of this size, in chunks; return status and text of the response."""
    fields = {"csrfmiddlewaretoken": CSRF, "title": "A file"}
    head = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
    )
    head += '--b\r\nContent-Disposition: form-data; name="files[]"; filename="a.pdf"\r\n\r\n%PDF-1.4 '
    tail = b"\r\n--b--\r\n"
    connection = http.client.HTTPConnection(urlsplit(site_url).netloc, timeout=120)
    connection.putrequest("POST", path)
    for name, value in {
        "Content-Type": "multipart/form-data; boundary=b",
        "Content-Length": str(len(head) + megabytes * MB + len(tail)),
        "Cookie": cookies,
        "X-Requested-With": "XMLHttpRequest",
    }.items():
        connection.putheader(name, value)
    connection.endheaders(head.encode())
    for _ in range(megabytes):
        connection.send(bytes(MB))
    connection.send(tail)
    response = connection.getresponse()
    return response.status, response.read().decode()


def stored(data):
    """Return every file of the site's data but database, static files, counts, and the private document."""
    files = [file for name in ("media", "documents", "tmp") for file in (data / name).rglob("*") if file.is_file()]
    return [file.name for file in files if file.name != "minutes.pdf" and "carecity-metrics" not in str(file)]


@pytest.mark.parametrize("path", ["/admin/documents/multiple/add/", "/admin/images/multiple/add/"])
def test_upload_of_200_megabytes_is_rejected_and_leaves_no_files(path, site_url, admin, data):
    status, text = send(site_url, path, 200, admin)
    assert status == 200
    response = json.loads(text)
    assert not response["success"]
    assert "too big: 200.0\xa0MB" in response["error_message"]
    assert stored(data) == []
    assert get(site_url, "/")[0] == 200


def test_upload_without_sign_in_writes_nothing_to_disk(site_url, data):
    for path in ("/contact/", "/admin/documents/multiple/add/", "/no-such-page/"):
        status, _ = send(site_url, path, 30, f"csrftoken={CSRF}")
        assert status < 500
        assert stored(data) == []


def get(site_url, path, **headers):
    """Return status and content of a response, following redirects."""
    try:
        with urlopen(Request(f"{site_url}{path}", headers=headers)) as response:  # noqa: S310 - loopback, our own server
            return response.status, response.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def test_private_document_is_served_by_no_other_path(site_url, admin, data):
    assert (data / "documents/minutes.pdf").read_bytes() == b"%PDF secret"
    paths = [PRIVATE_PATH, "/media/documents/minutes.pdf", "/media/../documents/minutes.pdf"]
    paths += ["/media/%2e%2e/documents/minutes.pdf", "/media/..%2fdocuments/minutes.pdf", "/documents/minutes.pdf"]
    paths += ["/static/../documents/minutes.pdf", "//documents/1/minutes.pdf", "/documents/1//minutes.pdf"]
    for path in paths:
        for headers in ({}, {"Range": "bytes=0-99"}, {"X-Forwarded-For": "127.0.0.1"}, {"Cookie": "sessionid=x"}):
            status, content = get(site_url, path, **headers)
            assert b"secret" not in content, path
            assert status < 500, path
    assert get(site_url, PRIVATE_PATH, Cookie=admin) == (200, b"%PDF secret")
    assert get(site_url, PRIVATE_PATH, Cookie=admin, Range="bytes=5-") == (206, b"secret")
