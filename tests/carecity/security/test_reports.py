"""Reports of CSP violations: stored without personal data, within limits, whatever clients send."""

import json

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecity.security.models import MAX_ROWS, CSPViolation
from carecity.security.views import MAX_BODY_SIZE, MAX_REPORTS_PER_MINUTE
from tests.conftest import make_client

pytestmark = pytest.mark.django_db

PAGE = "https://www.example.org/about/?name=Jo"
REPORT = {"document-uri": PAGE, "effective-directive": "img-src", "blocked-uri": "https://evil.example/a.gif?id=1"}
FIREFOX, CHROME = "application/csp-report", "application/reports+json"


@pytest.fixture(autouse=True)
def reset_rate_limit(db):
    """Clear the number of reports in this minute."""
    caches["shared"].clear()


def send(body, content_type=FIREFOX, **options):
    """Post a report as browsers do, without a cookie or a token; return the status."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.post("/csp-reports/", body, content_type=content_type, **options).status_code


def firefox(**changes):
    """Return a report in the format of `report-uri`."""
    return json.dumps({"csp-report": REPORT | {name.replace("_", "-"): value for name, value in changes.items()}})


def chrome(*bodies):
    """Return reports in the format of `report-to`, several in one request."""
    return json.dumps([{"type": "csp-violation", "url": PAGE, "user_agent": "Chrome", "body": body} for body in bodies])


def rows():
    return sorted(CSPViolation.objects.values_list("directive", "blocked", "page", "count"))


def test_same_violation_from_two_browsers_is_one_row():
    assert send(firefox()) == 204
    body = {"documentURL": PAGE, "effectiveDirective": "img-src", "blockedURL": "https://evil.example/b.gif"}
    assert send(chrome(body, body | {"effectiveDirective": "script-src-elem", "blockedURL": "inline"}), CHROME) == 204
    assert rows() == [("img-src", "evil.example", "/about/", 2), ("script-src-elem", "inline", "/about/", 1)]


def test_report_is_stored_without_personal_data():
    send(
        firefox(
            document_uri="https://www.example.org/contact/sent/AB3D-EF45/?q=Jo", blocked_uri="https://a.example/Jo"
        ),
        REMOTE_ADDR="203.0.113.9",
        headers={"User-Agent": "Jo's browser", "Cookie": "name=Jo"},
    )
    send(firefox(document_uri="https://www.example.org/reset/key/1a-c9f3x-0b7e2/", script_sample="Jo"))
    assert [row[1:3] for row in rows()] == [("a.example", "/contact/sent/*/"), ("evil.example", "/reset/key/*/")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM security_violation")
        assert "Jo" not in repr(stored := cursor.fetchall())
        assert "203.0.113" not in repr(stored)


@pytest.mark.parametrize(
    "changes",
    [
        {"blocked_uri": "chrome-extension"},
        {"blocked_uri": "moz-extension://0f3/a.js"},
        {"blocked_uri": "inline", "source_file": "safari-web-extension://0f3/a.js"},
        {"document_uri": "https://evil.example/about/"},
        {"document_uri": "about:blank"},
        {"effective_directive": "no-such-directive"},
    ],
)
def test_reports_about_extensions_and_other_sites_are_accepted_and_not_stored(changes):
    assert send(firefox(**changes)) == 204
    assert rows() == []


INVALID = ["", "{", "null", "[]", "[1]", "{}", '{"csp-report": 1}', '[{"body": []}]', b"\xff\xfe", "[" * 9000]


@pytest.mark.parametrize("body", [*INVALID, "1" * 5000, firefox(script_sample="x" * MAX_BODY_SIZE)])
@pytest.mark.parametrize("content_type", [FIREFOX, CHROME])
def test_body_that_is_no_report_is_refused(body, content_type):
    assert send(body, content_type) == 400
    assert rows() == []


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data; boundary=b", "application/json", ""])
def test_other_content_types_are_refused(content_type):
    assert send(firefox(), content_type) == 400
    assert rows() == []


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(sorted(REPORT)), ANY_JSON | st.just("https://[")))
def test_any_json_values_get_a_204_or_400(fields):
    assert send(json.dumps({"csp-report": REPORT | fields})) in {204, 400}


def test_stored_reports_are_limited_per_minute_and_in_total(one_window):
    CSPViolation.objects.bulk_create(
        CSPViolation(directive="img-src", blocked=f"{number}.example", page="/", count=2) for number in range(MAX_ROWS)
    )
    for number in range(MAX_REPORTS_PER_MINUTE + 20):
        assert send(firefox(blocked_uri=f"https://new-{number}.example/")) == 204
    assert CSPViolation.objects.count() == MAX_ROWS
    assert CSPViolation.objects.filter(blocked="new-0.example").count() == 0, (
        "a row with one report is deleted for the next"
    )
    assert CSPViolation.objects.filter(blocked=f"new-{MAX_REPORTS_PER_MINUTE - 1}.example").exists()
    assert not CSPViolation.objects.filter(blocked=f"new-{MAX_REPORTS_PER_MINUTE}.example").exists()


def test_report_is_accepted_while_the_database_fails():
    body = firefox()
    with connection.execute_wrapper(fail):
        assert send(body) == 204
    assert rows() == []


def fail(execute, sql, params, many, context):
    raise OperationalError("On purpose")


def test_report_view_is_for_administrators(site, admin_client, editor_client):
    CSPViolation.objects.create(directive="img-src", blocked="<b>evil.example", page="/about/", count=7)
    text = admin_client.get("/admin/reports/csp_violations/").text
    assert "&lt;b&gt;evil.example" in text
    assert timezone.localdate().strftime("%Y") in text
    assert "Content Security Policy violations" in admin_client.get("/admin/").text
    assert "Content Security Policy violations" not in editor_client.get("/admin/").text
    assert editor_client.get("/admin/reports/csp_violations/").status_code == 302
    assert editor_client.get("/admin/reports/csp_violations/results/").status_code == 302


def test_view_permission_gives_access_to_the_report(site):
    user = User.objects.create_user("analyst")
    user.groups.add(Group.objects.get(name="Editors"))
    user.user_permissions.add(Permission.objects.get(codename="view_violation"))
    assert make_client(user).get("/admin/reports/csp_violations/").status_code == 200
