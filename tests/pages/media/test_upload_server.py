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
    """Return the folder of a running site's data."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def address(data):
    """Return the address of a site with a private document, whose temporary files lie in a folder of their own."""
    (data / "tmp").mkdir()
    own = {
        "DATA_DIR": str(data),
        "TMPDIR": str(data / "tmp"),
        "HTTPS": "0",
    }
    with production_server(FILL, **own) as running:
        yield running


@pytest.fixture(scope="module")
def admin(address, data):
    """Return the cookies of somebody who is signed in."""
    return f"csrftoken={CSRF}; sessionid={(data / 'key').read_text()}"


def send(address, path, megabytes, cookies):
    """Send a PDF of this size without ever holding it, and return status and text of the response."""
    fields = {"csrfmiddlewaretoken": CSRF, "title": "A file"}
    head = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
    )
    head += '--b\r\nContent-Disposition: form-data; name="files[]"; filename="a.pdf"\r\n\r\n%PDF-1.4 '
    tail = b"\r\n--b--\r\n"
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)
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
def test_upload_of_200_megabytes_is_rejected_and_leaves_no_files(path, address, admin, data):
    status, text = send(address, path, 200, admin)
    assert status == 200
    response = json.loads(text)
    assert not response["success"]
    assert "too big: 200.0\xa0MB" in response["error_message"]
    assert stored(data) == []
    assert get(address, "/")[0] == 200


def test_upload_without_sign_in_writes_nothing_to_disk(address, data):
    for path in ("/contact/", "/admin/documents/multiple/add/", "/no-such-page/"):
        status, _ = send(address, path, 30, f"csrftoken={CSRF}")
        assert status < 500
        assert stored(data) == []


def get(address, path, **headers):
    """Return status and content of an response; a way that leads elsewhere is followed."""
    try:
        with urlopen(Request(f"{address}{path}", headers=headers)) as response:  # noqa: S310 - loopback, our own server
            return response.status, response.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def test_private_document_is_served_by_no_other_path(address, admin, data):
    assert (data / "documents/minutes.pdf").read_bytes() == b"%PDF secret"
    ways = [PRIVATE_PATH, "/media/documents/minutes.pdf", "/media/../documents/minutes.pdf"]
    ways += ["/media/%2e%2e/documents/minutes.pdf", "/media/..%2fdocuments/minutes.pdf", "/documents/minutes.pdf"]
    ways += ["/static/../documents/minutes.pdf", "//documents/1/minutes.pdf", "/documents/1//minutes.pdf"]
    for way in ways:
        for headers in ({}, {"Range": "bytes=0-99"}, {"X-Forwarded-For": "127.0.0.1"}, {"Cookie": "sessionid=x"}):
            status, content = get(address, way, **headers)
            assert b"secret" not in content, way
            assert status < 500, way
    assert get(address, PRIVATE_PATH, Cookie=admin) == (200, b"%PDF secret")
    assert get(address, PRIVATE_PATH, Cookie=admin, Range="bytes=5-") == (206, b"secret")
