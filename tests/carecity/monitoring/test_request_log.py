"""The line that each request leaves in the log, and the one of a slow query: what took how long, and nobody's data."""

import json
import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carecity.monitoring.db_instrumentation import discreet
from carecity.monitoring.log_formatters import JsonLines, ReadableLines
from pages.models import AboutPage
from tests.factories import make_post

pytestmark = pytest.mark.django_db

REQUESTS, QUERIES = "carecity.monitoring.middleware", "carecity.monitoring.db_instrumentation"


@pytest.fixture
def lines(caplog):
    """Return a function that gives the lines of one of the two loggers since it was last called."""
    caplog.set_level(logging.INFO, logger=REQUESTS)

    def since(name):
        records = [record for record in caplog.records if record.name == name]
        caplog.clear()
        return [json.loads(JsonLines().format(record)) for record in records]

    return since


def test_each_request_leaves_a_line_with_its_times_and_what_it_asked_the_database(client, site, lines):
    with CaptureQueriesContext(connection) as asked:
        route = client.get("/about/").resolver_match.route
    (line,) = lines(REQUESTS)
    expected = {"method": "GET", "route": route, "status": 200, "cache": "none", "queries": len(asked)}
    assert {name: line[name] for name in expected} == expected
    assert 0 < line["query_ms"] < line["ms"]


@pytest.mark.parametrize(
    ("path", "status"), [("/canary/", 404), ("/search/?q=canary", 200), ("/sign-in/reset/canary/", 404)]
)
def test_it_holds_nothing_that_was_typed(path, status, client, site, lines):
    client.get(path, headers={"User-Agent": "canary", "Referer": "https://canary.example/"})
    (line,) = lines(REQUESTS)
    assert line["status"] == status
    assert "canary" not in json.dumps(line)


def test_a_crash_leaves_its_line_too(site, lines, settings):
    settings.ROOT_URLCONF = "tests.carecity.security.crashing_urls"
    Client(raise_request_exception=False).get("/")
    assert lines(REQUESTS)[0]["status"] == 500


def test_what_machines_ask_and_static_files_leave_none(client, lines, settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    for path in ("/livez", "/metrics", "/static/img/mark.svg"):
        Client().get(path)
    assert lines(REQUESTS) == []


def test_a_slow_query_is_told_as_it_stands_in_the_code(client, site, lines, settings):
    settings.SLOW_QUERY_MS = 0  # then each is
    client.get("/search/?q=canary")
    client.post("/contact/", make_post(message="canary", name="canary"))
    found = lines(QUERIES)
    assert "canary" not in json.dumps(found)
    assert {line["level"] for line in found} == {"WARNING"}
    assert "search/" in {line["route"] for line in found}
    stored = next(line for line in found if line["sql"].startswith('INSERT INTO "contact_feedback"'))
    assert "%s" in stored["sql"]


def test_a_quick_one_is_not(client, site, lines, settings):
    settings.SLOW_QUERY_MS = 60_000
    client.get("/about/")
    assert lines(QUERIES) == []


def test_work_without_a_request_is_watched_too(site, lines, settings):
    settings.SLOW_QUERY_MS = 0
    AboutPage.objects.get()
    (line,) = lines(QUERIES)
    assert line["route"] is None


def test_what_stands_between_quotes_goes_and_a_query_is_cut():
    assert discreet("SELECT 'it''s', name FROM x WHERE y = 'canary'") == "SELECT '...', name FROM x WHERE y = '...'"
    assert len(discreet("SELECT " + "a, " * 9999)) == 1000
    assert discreet(object()) == "object"


def test_a_developer_reads_the_fields_behind_the_message():
    record = logging.getLogger(QUERIES).makeRecord(QUERIES, 30, __file__, 1, "Slow query", (), None, extra={"ms": 7})
    assert ReadableLines().format(record).endswith("WARNING carecity.monitoring.db_instrumentation: Slow query ms=7")
