"""What browsers report of the security policy: kept as what and where, never as who; and no report breaks anything."""

import json

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecity.security.models import LIMIT, Violation
from carecity.security.views import A_MINUTE, LARGEST
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db

PAGE = "https://www.example.org/about/?name=Jo"
REPORT = {"document-uri": PAGE, "effective-directive": "img-src", "blocked-uri": "https://evil.example/a.gif?id=1"}
FIREFOX, CHROME = "application/csp-report", "application/reports+json"


@pytest.fixture(autouse=True)
def fresh_minute(db):
    """Forget what was counted in this minute."""
    caches["shared"].clear()


def send(body, content_type=FIREFOX, **options):
    """Post a report as browsers do: without cookies and tokens."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.post("/csp-reports/", body, content_type=content_type, **options).status_code


def firefox(**changes):
    """Return a report in the older form."""
    return json.dumps({"csp-report": REPORT | {name.replace("_", "-"): value for name, value in changes.items()}})


def chrome(*bodies):
    """Return reports in the newer form, several at once."""
    return json.dumps([{"type": "csp-violation", "url": PAGE, "user_agent": "Chrome", "body": body} for body in bodies])


def rows():
    """Return what is stored."""
    return sorted(Violation.objects.values_list("directive", "blocked", "page", "count"))


def test_the_same_violation_is_one_row_whichever_browser_tells_of_it():
    assert send(firefox()) == 204
    body = {"documentURL": PAGE, "effectiveDirective": "img-src", "blockedURL": "https://evil.example/b.gif"}
    assert send(chrome(body, body | {"effectiveDirective": "script-src-elem", "blockedURL": "inline"}), CHROME) == 204
    assert rows() == [("img-src", "evil.example", "/about/", 2), ("script-src-elem", "inline", "/about/", 1)]


def test_nothing_of_a_report_is_kept_that_may_be_about_a_person():
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
def test_noise_and_lies_are_taken_and_not_kept(changes):
    assert send(firefox(**changes)) == 204
    assert rows() == []


NO_REPORTS = ["", "{", "null", "[]", "[1]", "{}", '{"csp-report": 1}', '[{"body": []}]', b"\xff\xfe", "[" * 9000]


@pytest.mark.parametrize("body", [*NO_REPORTS, "1" * 5000, firefox(script_sample="x" * LARGEST)])
@pytest.mark.parametrize("content_type", [FIREFOX, CHROME])
def test_what_is_no_report_is_refused(body, content_type):
    assert send(body, content_type) == 400
    assert rows() == []


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data; boundary=b", "application/json", ""])
def test_a_report_in_a_type_that_no_browser_sends_is_refused(content_type):
    assert send(firefox(), content_type) == 400
    assert rows() == []


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(sorted(REPORT)), ANYTHING | st.just("https://[")))
def test_any_values_are_answered(fields):
    assert send(json.dumps({"csp-report": REPORT | fields})) in {204, 400}


def test_so_many_reports_a_minute_and_rows_in_all_are_kept_and_no_more():
    Violation.objects.bulk_create(
        Violation(directive="img-src", blocked=f"{number}.example", page="/", count=2) for number in range(LIMIT)
    )
    for number in range(A_MINUTE + 20):
        assert send(firefox(blocked_uri=f"https://new-{number}.example/")) == 204
    assert Violation.objects.count() == LIMIT
    assert Violation.objects.filter(blocked="new-0.example").count() == 0, "what was told once makes room for the next"
    assert Violation.objects.filter(blocked=f"new-{A_MINUTE - 1}.example").exists()
    assert not Violation.objects.filter(blocked=f"new-{A_MINUTE}.example").exists()


def test_a_report_that_cannot_be_stored_is_taken_all_the_same():
    body = firefox()
    with connection.execute_wrapper(refuse):
        assert send(body) == 204
    assert rows() == []


def refuse(execute, sql, params, many, context):
    """Fail as a database does that is out of order."""
    raise OperationalError("On purpose")


def test_administrators_see_it_in_the_cms_and_nobody_else(site, admin_client, editor_client):
    Violation.objects.create(directive="img-src", blocked="<b>evil.example", page="/about/", count=7)
    text = admin_client.get("/admin/reports/policy_violations/").text
    assert "&lt;b&gt;evil.example" in text
    assert timezone.localdate().strftime("%Y") in text
    assert "Breaches of the security policy" in admin_client.get("/admin/").text
    assert "Breaches of the security policy" not in editor_client.get("/admin/").text
    assert editor_client.get("/admin/reports/policy_violations/").status_code == 302
    assert editor_client.get("/admin/reports/policy_violations/results/").status_code == 302


def test_a_group_may_be_given_the_right_to_see_it(site):
    user = User.objects.create_user("watch")
    user.groups.add(Group.objects.get(name="Editors"))
    user.user_permissions.add(Permission.objects.get(codename="view_violation"))
    assert signed_in(user).get("/admin/reports/policy_violations/").status_code == 200
