"""The log lines of requests and of slow queries: timings and URL patterns, no personal data."""

import json
import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carecity.monitoring.log_formatters import ConsoleFormatter, JSONFormatter
from carecity.monitoring.middleware import redact_sql
from pages.models import AboutPage
from tests.factories import make_post

pytestmark = pytest.mark.django_db

REQUESTS, QUERIES = "carecity.monitoring.middleware", "carecity.monitoring.queries"


@pytest.fixture
def lines(caplog):
    """Return a function that returns a logger's lines since its last call."""
    caplog.set_level(logging.INFO, logger=REQUESTS)

    def since(name):
        records = [record for record in caplog.records if record.name == name]
        caplog.clear()
        return [json.loads(JSONFormatter().format(record)) for record in records]

    return since


def test_request_is_logged_with_its_timings_and_query_count(client, site, lines):
    with CaptureQueriesContext(connection) as captured:
        route = client.get("/about/").resolver_match.route
    (line,) = lines(REQUESTS)
    expected = {
        "message": "Request finished",
        "method": "GET",
        "route": route,
        "status": 200,
        "cache": "none",
        "queries": len(captured),
    }
    assert {name: line[name] for name in expected} == expected
    assert 0 < line["query_ms"] < line["ms"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/canary/", 404), ("/search/?q=canary", 200), ("/sign-in/reset/canary/", 404), ("/draft/canary/", 404)],
)
def test_request_line_holds_nothing_that_the_client_sent(path, status, client, site, lines):
    client.get(path, headers={"User-Agent": "canary", "Referer": "https://canary.example/"})
    (line,) = lines(REQUESTS)
    assert line["status"] == status
    assert "canary" not in json.dumps(line)


def test_request_that_raises_is_logged_too(site, lines, settings):
    settings.ROOT_URLCONF = "tests.carecity.security.crashing_urls"
    Client(raise_request_exception=False).get("/")
    assert lines(REQUESTS)[0]["status"] == 500


def test_probes_and_static_files_are_not_logged(client, lines, settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    for path in ("/livez", "/metrics", "/static/img/mark.svg"):
        Client().get(path)
    assert lines(REQUESTS) == []


def test_slow_query_is_logged_with_placeholders_instead_of_values(client, site, lines, settings):
    settings.SLOW_QUERY_MS = 0  # every query is slow
    client.get("/search/?q=canary")
    client.post("/contact/", make_post(message="canary", name="canary"))
    found = lines(QUERIES)
    assert "canary" not in json.dumps(found)
    assert {line["level"] for line in found} == {"WARNING"}
    assert "search/" in {line["route"] for line in found}
    stored = next(line for line in found if line["sql"].startswith('INSERT INTO "contact_feedback"'))
    assert "%s" in stored["sql"]


def test_fast_query_is_not_logged(client, site, lines, settings):
    settings.SLOW_QUERY_MS = 60_000
    client.get("/about/")
    assert lines(QUERIES) == []


def test_slow_query_outside_of_a_request_is_logged(site, lines, settings):
    settings.SLOW_QUERY_MS = 0
    AboutPage.objects.get()
    (line,) = lines(QUERIES)
    assert line["route"] is None


def test_redact_sql_removes_string_literals_and_truncates():
    assert redact_sql("SELECT 'it''s', name FROM x WHERE y = 'canary'") == "SELECT '...', name FROM x WHERE y = '...'"
    assert len(redact_sql("SELECT " + "a, " * 9999)) == 1000
    assert redact_sql(object()) == "object"


def test_console_formatter_appends_the_fields():
    record = logging.getLogger(QUERIES).makeRecord(QUERIES, 30, __file__, 1, "Slow query", (), None, extra={"ms": 7})
    assert ConsoleFormatter().format(record).endswith("WARNING carecity.monitoring.queries: Slow query ms=7")
