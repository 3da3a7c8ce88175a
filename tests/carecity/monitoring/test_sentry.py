"""Error reports: a Sentry server on loopback receives everything that a site with a failing view sends."""

import gzip
import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import brotli
import pytest

ROOT = Path(__file__).resolve().parents[3]
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
# Prints the status, the request id, and whether sentry_sdk was imported.
FAILING_SITE = """
import logging, sys, types
import carecity.wsgi
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

def broken(request, name):
    request.user, local_variable = User(pk=7, username="canary", email="canary@example.org"), request.POST["message"]
    try:
        raise ValueError(local_variable)
    except ValueError as error:
        logging.getLogger("library").warning("A breadcrumb: %s", local_variable)
        raise IntegrityError(f"DETAIL: Failing row contains (1, {local_variable}).") from error

urls = sys.modules["broken_urls"] = types.ModuleType("broken_urls")
urls.urlpatterns = [path("broken/<str:name>/", broken)]
urls.handler500 = lambda request: HttpResponse("Broken", status=500)
settings.ROOT_URLCONF = "broken_urls"
client = Client(raise_request_exception=False, headers={"host": "www.example.org"})
client.cookies["canary"] = "canary"
headers = {"referer": "https://canary.example/", "x-forwarded-for": "canary", "user-agent": "canary"}
response = client.post("/broken/canary/?canary=canary", {"message": "canary"}, headers=headers, secure=True)
logging.getLogger("django-q").error("Failed 'x' - canary")
logging.getLogger("contact.outbox").error("Something of ours: %s", 3)
print(response.status_code, response["X-Request-ID"], "sentry_sdk" in sys.modules)
if "sentry_sdk" in sys.modules:
    sys.modules["sentry_sdk"].flush()
"""


@pytest.fixture
def sentry():
    """Start a Sentry server; return it, with the requests' bodies in `envelopes` and their headers in `heads`."""

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.envelopes.append(UNPACK[self.headers["Content-Encoding"]](body).decode())
            server.heads.append(f"{self.path} {self.headers}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.envelopes, server.heads = [], []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def run_failing_site(tmp_path, **variables):
    """Request the failing view in production; return status, request id and whether sentry_sdk was imported."""
    own = {"DATA_DIR": str(tmp_path), "SITE_URL": "https://www.example.org", "SECRET_KEY": "x" * 60, "DEBUG": "0"}
    done = subprocess.run(
        [sys.executable, "-c", FAILING_SITE],
        cwd=ROOT,
        env=os.environ | own | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "canary" not in done.stderr
    return done.stdout.split()


def test_init_sentry_reports_errors_by_type_and_stack_without_personal_data(sentry, tmp_path):
    dsn = f"http://key@127.0.0.1:{sentry.server_port}/1"
    status, request_id, imported = run_failing_site(tmp_path, SENTRY_DSN=dsn)
    assert (status, imported) == ("500", "True")
    assert "canary" not in "".join(sentry.heads + sentry.envelopes)
    events = [json.loads(envelope.splitlines()[2]) for envelope in sentry.envelopes]
    reported = [event for event in events if "exception" in event]
    assert len(reported) == 1
    errors = reported[0]["exception"]["values"]
    assert [error["type"] for error in errors] == ["ValueError", "IntegrityError"]
    assert errors[-1]["stacktrace"]["frames"][-1]["function"] == "broken"
    assert reported[0]["tags"] == {"request_id": request_id, "route": "broken/<str:name>/"}
    messages = {event["logger"]: event["logentry"]["message"] for event in events if "logentry" in event}
    assert messages["contact.outbox"] == "Something of ours: 3"
    assert "omitted" in messages["django-q"]
    assert len(events) == len(sentry.envelopes) == 3


def test_sentry_sdk_without_a_dsn_is_not_imported(tmp_path):
    status, _, imported = run_failing_site(tmp_path)
    assert (status, imported) == ("500", "False")
