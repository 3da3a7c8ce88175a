"""The production log: JSON lines with the id of their request, and no personal data in any of them."""

import json
import logging
import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from carecity.monitoring.log_formatters import OMITTED, ConsoleFormatter, JSONFormatter
from tests.factories import make_feedback, make_post

CANARY = "canary"


def format_line(name, message, *arguments, **extra):
    """Return a record's line as production writes it."""
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, __file__, 1, message, arguments, extra.pop("exc_info", None), extra=extra
    )
    return json.loads(JSONFormatter().format(record))


@pytest.fixture
def log(monkeypatch):
    """Return a function that returns text and lines that production's handler has written."""
    (handler,) = [handler for handler in logging.getLogger().handlers if isinstance(handler.formatter, JSONFormatter)]
    monkeypatch.setattr(handler, "stream", StringIO())

    def written():
        text = handler.stream.getvalue()
        return text, [json.loads(line) for line in text.splitlines()]

    return written


@pytest.mark.parametrize("claimed", [None, "canary", "c0ffee00c0ffee00c0ffee00c0ffee00"])
def test_request_id_is_generated_here_whatever_the_client_sends(client, site, claimed):
    response = client.get("/about/", headers={"X-Request-ID": claimed} if claimed else {})
    assert re.fullmatch(r"[0-9a-f]{32}", response["X-Request-ID"])
    assert response["X-Request-ID"] != claimed
    assert client.get("/about/")["X-Request-ID"] != response["X-Request-ID"]


@pytest.mark.django_db
def test_request_lines_hold_the_request_id_and_nothing_that_was_typed(client, log):
    response = client.get("/canary/?name=canary", headers={"User-Agent": CANARY, "Referer": f"https://{CANARY}/"})
    assert response.status_code == 404
    text, lines = log()
    assert CANARY not in text
    (found,) = [line for line in lines if line["logger"] == "django.request"]
    assert found["request_id"] == response["X-Request-ID"]
    assert (found["level"], found["message"], found["status"], found["method"]) == ("WARNING", "Not Found", 404, "GET")


@pytest.mark.parametrize(
    "send",
    [
        lambda client: client.get("/", headers={"Host": "canary.example"}),
        lambda client: client.post("/contact/", b"canary=\xff", content_type="multipart/form-data; boundary=canary"),
        lambda client: client.post("/contact/canary/", {"message": CANARY}),
        lambda client: client.get("/search/", {"query": CANARY}),
        lambda client: client.generic("CANARY", "/contact/"),
        lambda client: client.post("/admin/login/", {"username": CANARY, "password": CANARY}),
        lambda client: client.post("/django-admin/login/", {"username": CANARY, "password": CANARY}),
    ],
)
def test_text_from_a_request_is_in_no_line(client, site, log, send):
    send(client)
    assert CANARY not in log()[0]


@pytest.mark.django_db
def test_exceptions_are_logged_by_type_and_stack_without_their_text(client, site, log, monkeypatch):
    def fail(*_arguments, **_fields):
        try:
            make_feedback(message=CANARY)
            raise ValueError(CANARY)
        except ValueError as error:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT %s FROM canary", [CANARY])
            raise RuntimeError(CANARY) from error

    monkeypatch.setattr("contact.services.submit.submit", fail)
    client.raise_request_exception = False
    response = client.post("/contact/?canary=canary", make_post(message=CANARY, name=CANARY))
    assert response.status_code == 503
    text, lines = log()
    assert CANARY not in text
    (found,) = [line for line in lines if line["logger"] == "django.request"]
    assert found["request_id"] == response["X-Request-ID"]
    assert f"{DatabaseError.__module__}." in found["exception"][0]
    assert "builtins.ValueError" in found["exception"]
    assert any("test_log_formatters.py" in frame and frame.endswith(" fail") for frame in found["exception"])


@pytest.mark.parametrize("name", ["django.db", "urllib3.connectionpool", "django-q", "carecityx"])
def test_messages_of_libraries_are_logged_without_values(name):
    found = format_line(name, "Retrying %s for %r", CANARY, CANARY)
    assert (found["message"], found["where"]) == ("Retrying %s for %r", f"{__file__}:1")
    found = format_line(name, f"Failed for {CANARY} today")  # values may be part of the text already
    assert (found["message"], found["where"]) == (OMITTED, f"{__file__}:1")


def test_failed_task_of_the_worker_is_logged_by_its_stack():
    text = f'Failed - {CANARY} : Traceback\n  File "/srv/contact/outbox.py", line 7, in deliver\n    x\nError: {CANARY}'
    found = format_line("django-q", text)
    assert found["frames"] == ["/srv/contact/outbox.py:7 deliver"]
    assert CANARY not in json.dumps(found)


def test_own_loggers_are_logged_with_values_and_fields():
    found = format_line("contact.outbox", "Mail %s was not sent: %s", 3, "OSError")
    assert found["message"] == "Mail 3 was not sent: OSError"
    assert format_line("security", "erased", actor=None, feedback=7)["feedback"] == 7


def test_console_formatter_shows_the_fields_of_events():
    record = logging.getLogger("security").makeRecord(
        "security", logging.INFO, __file__, 1, "signed_in", (), None, extra={"actor": 1, "user": 1}
    )
    assert re.search(r"INFO security: signed_in actor=1 user=1$", ConsoleFormatter().format(record))


@pytest.mark.django_db
def test_audit_log_of_sign_ins_holds_neither_user_name_nor_email_address(client, log):
    user = User.objects.create_superuser("canary", "canary@example.org", "canary of a password")
    client.login(username="canary", password="canary of a password")
    client.login(username="canary", password="canary")
    client.logout()
    user.delete()
    text, lines = log()
    assert CANARY not in text
    assert {"user_created", "signed_in", "sign_in_failed", "signed_out", "user_deleted"} <= {
        line["message"] for line in lines
    }
