"""The log of the production set-up: JSON lines, each with its request's id, and nobody's data in any of them."""

import json
import logging
import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from carecity.monitoring.log_formatters import LEFT_OUT, JsonLines, ReadableLines
from tests.factories import make_feedback, make_post

CANARY = "canary"


def line(name, text, *arguments, **details):
    """Return a line as production writes it."""
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, __file__, 1, text, arguments, details.pop("exc_info", None), extra=details
    )
    return json.loads(JsonLines().format(record))


@pytest.fixture
def log(monkeypatch):
    """Return a function that gives text and lines of what production's own handler has written."""
    (handler,) = [handler for handler in logging.getLogger().handlers if isinstance(handler.formatter, JsonLines)]
    monkeypatch.setattr(handler, "stream", StringIO())

    def written():
        text = handler.stream.getvalue()
        return text, [json.loads(line) for line in text.splitlines()]

    return written


@pytest.mark.parametrize("claimed", [None, "canary", "c0ffee00c0ffee00c0ffee00c0ffee00"])
def test_each_answer_names_its_request_by_an_id_of_ours(client, site, claimed):
    answer = client.get("/about/", headers={"X-Request-ID": claimed} if claimed else {})
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])
    assert answer["X-Request-ID"] != claimed
    assert client.get("/about/")["X-Request-ID"] != answer["X-Request-ID"]


@pytest.mark.django_db
def test_lines_about_a_request_carry_its_id_and_nothing_that_was_typed(client, log):
    answer = client.get("/canary/?name=canary", headers={"User-Agent": CANARY, "Referer": f"https://{CANARY}/"})
    assert answer.status_code == 404
    text, lines = log()
    assert CANARY not in text
    (found,) = [line for line in lines if line["logger"] == "django.request"]
    assert found["request_id"] == answer["X-Request-ID"]
    assert (found["level"], found["message"], found["status"], found["method"]) == ("WARNING", "Not Found", 404, "GET")


@pytest.mark.parametrize(
    "ask",
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
def test_whatever_somebody_sends_is_in_no_line(client, site, log, ask):
    ask(client)
    assert CANARY not in log()[0]


@pytest.mark.django_db
def test_an_error_is_told_by_type_and_place_without_the_texts_of_the_exceptions(client, site, log, monkeypatch):
    def fail(*_arguments, **_fields):
        try:
            make_feedback(message=CANARY)
            raise ValueError(CANARY)
        except ValueError as error:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT %s FROM canary", [CANARY])
            raise RuntimeError(CANARY) from error

    monkeypatch.setattr("contact.views.submit", fail)
    client.raise_request_exception = False
    answer = client.post("/contact/?canary=canary", make_post(message=CANARY, name=CANARY))
    assert answer.status_code == 503
    text, lines = log()
    assert CANARY not in text
    (found,) = [line for line in lines if line["logger"] == "django.request"]
    assert found["request_id"] == answer["X-Request-ID"]
    assert f"{DatabaseError.__module__}." in found["exception"][0]
    assert "builtins.ValueError" in found["exception"]
    assert any("test_logs.py" in place and place.endswith(" fail") for place in found["exception"])


@pytest.mark.parametrize("name", ["django.db", "urllib3.connectionpool", "django-q", "carecityx"])
def test_texts_of_libraries_come_without_values(name):
    found = line(name, "Retrying %s for %r", CANARY, CANARY)
    assert (found["message"], found["where"]) == ("Retrying %s for %r", f"{__file__}:1")
    assert line(name, f"Failed for {CANARY} today")["message"] == LEFT_OUT
    assert line(name, "Could not save task result")["message"] == "Could not save task result"  # stands here as it is


def test_a_failed_task_of_the_worker_is_told_by_its_places():
    text = f'Failed - {CANARY} : Traceback\n  File "/srv/contact/outbox.py", line 7, in deliver\n    x\nError: {CANARY}'
    found = line("django-q", f"{text}")
    assert found["frames"] == ["/srv/contact/outbox.py:7 deliver"]
    assert CANARY not in json.dumps(found)


def test_our_own_loggers_are_trusted_with_what_they_say():
    assert line("contact.outbox", "Mail %s was not sent: %s", 3, "OSError")["message"] == "Mail 3 was not sent: OSError"
    assert line("security", "erased", actor=None, feedback=7)["feedback"] == 7


def test_with_debug_lines_are_readable_and_events_show_their_fields():
    record = logging.getLogger("security").makeRecord(
        "security", logging.INFO, __file__, 1, "signed_in", (), None, extra={"actor": 1, "user": 1}
    )
    assert re.search(r"INFO security: signed_in actor=1 user=1$", ReadableLines().format(record))


@pytest.mark.django_db
def test_the_log_of_who_signs_in_holds_neither_name_nor_address(client, log):
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
