"""Compliance: the accessibility statement, security.txt, the company details, and the warnings about them."""

from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from pages.compliance import get_compliance_issues
from pages.models import AccessibilityStatement, KnownProblem, SecurityContact, SiteSettings, StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
STATEMENT = "/accessibility/"


@pytest.fixture
def statement(site):
    return AccessibilityStatement.objects.get(site=site)


def page_text(client, path):
    """Return the text of a page's `main`, white space collapsed."""
    return " ".join(BeautifulSoup(client.get(path).content, "html.parser").main.get_text(" ").split())


def run_checks():
    """Return the output of the system checks with the database."""
    output = StringIO()
    call_command("check", databases=["default"], stdout=output, stderr=output)
    return output.getvalue()


def test_initial_content_has_no_compliance_issues(site, editor_client):
    assert get_compliance_issues(site) == []
    assert "no issues" in run_checks()
    assert "compliance-section" not in editor_client.get("/admin/").text


def test_statement_is_shown_on_its_page_only(statement, client):
    statement.tested_on = TODAY.replace(month=3, day=9)
    statement.problems = [KnownProblem(problem="The map has no description.", instead="Telephone us.", fixed_by=TODAY)]
    statement.save()
    text = page_text(client, STATEMENT)
    assert f"last tested on 9 March {TODAY.year}" in text
    assert "With people who use a screen reader" in text.split("This was not tested")[1]
    assert "The map has no description. Until then: Telephone us. We plan to fix it by" in text
    assert "We know of none" not in text
    page = make_page([])
    for path in (page.url, "/privacy-and-cookies/"):
        assert "How we tested" not in page_text(client, path)


def test_statement_page_keeps_its_body_above_the_statement(statement, client):
    page = statement.page
    page.body = '[{"type": "paragraph", "value": "<p>Written by an editor.</p>"}]'
    page.save_revision().publish()
    text = page_text(client, STATEMENT)
    assert 0 < text.index("Written by an editor.") < text.index("How we tested")
    statement.delete()
    assert "How we tested" not in page_text(client, STATEMENT)


def test_statement_without_test_claims_nothing(statement, client):
    statement.tested_on, statement.means, statement.not_tested = None, "", ""
    statement.save()
    text = page_text(client, STATEMENT)
    assert "is built to meet the Web Content Accessibility Guidelines version 2.2 at level AA." in text
    assert "not been confirmed by an independent test" in text
    assert "No test has been recorded yet" in text
    assert "That does not mean that there are none" in text


def test_statement_links_to_the_contact_form_with_kind_barrier(statement, client):
    page = BeautifulSoup(client.get(STATEMENT).content, "html.parser")
    link = page.main.find("a", string="Report a barrier")["href"]
    assert link == "/contact/?kind=barrier"
    form = BeautifulSoup(
        client.get(link, headers={"Referer": "https://www.example.org/accessibility/"}).content, "html.parser"
    )
    assert [radio["value"] for radio in form.find_all("input", {"name": "kind", "checked": True})] == ["barrier"]
    assert not form.find("input", {"name": "page"}).get("value")


@pytest.mark.parametrize("kind", ["", "nonsense", "barrier'\"><script>", "barrier\0", "BARRIER"])
def test_contact_form_with_unknown_kind_selects_nothing(kind, site, client):
    response = client.get("/contact/", {"kind": kind})
    assert response.status_code == 200
    assert not BeautifulSoup(response.content, "html.parser").find("input", {"name": "kind", "checked": True})


def update(site, model, **fields):
    model.objects.filter(site=site).update(**fields)


ISSUES = {
    "no registered name": (
        SiteSettings,
        {"legal_name": " "},
        "missing company details that the law requires: the registered name.",
    ),
    "no number": (SiteSettings, {"company_number": ""}, "the company number"),
    "no part of the UK": (SiteSettings, {"legal_line": ""}, "the part of the United Kingdom"),
    "no office": (SiteSettings, {"registered_address": ""}, "the address of the registered office"),
    "test too long ago": (AccessibilityStatement, {"tested_on": TODAY - timedelta(days=366)}, "was last tested on"),
    "no test": (AccessibilityStatement, {"tested_on": None}, "has no test date"),
    "contact expired": (SecurityContact, {"expires_on": TODAY}, "or has expired"),
    "no contact": (SecurityContact, {"expires_on": None}, "is missing"),
    "contact expires soon": (SecurityContact, {"expires_on": TODAY + timedelta(days=30)}, "expires on"),
}


@pytest.mark.parametrize(("model", "fields", "text"), ISSUES.values(), ids=ISSUES)
def test_issue_is_shown_on_the_dashboard_and_by_the_system_check(
    model, fields, text, site, editor_client, admin_client
):
    update(site, model, **fields)
    assert text in run_checks()
    assert "pages.W001" in run_checks()
    panel = BeautifulSoup(editor_client.get("/admin/").content, "html.parser").find(id="needs-attention-content")
    assert text in panel.get_text()
    panel = BeautifulSoup(admin_client.get("/admin/").content, "html.parser").find(id="needs-attention-content")
    assert admin_client.get(panel.find("a", string="Edit")["href"], follow=True).status_code == 200


def test_accessibility_test_of_a_year_ago_is_no_issue(site):
    update(site, AccessibilityStatement, tested_on=TODAY - timedelta(days=365))
    assert get_compliance_issues(site) == []


def test_system_check_without_databases_queries_nothing(site):
    update(site, SiteSettings, legal_name="")
    output = StringIO()
    call_command("check", stdout=output)
    assert "no issues" in output.getvalue()


def test_moderators_edit_the_statement_but_not_the_security_contact(site, editor_client):
    assert (
        editor_client.get(
            reverse("wagtailsettings:edit", args=["pages", "accessibilitystatement", site.pk])
        ).status_code
        == 200
    )
    assert (
        editor_client.get(reverse("wagtailsettings:edit", args=["pages", "securitycontact", site.pk])).status_code
        == 302
    )


def test_deleting_the_statement_page_keeps_the_statement(statement):
    StandardPage.objects.get(pk=statement.page_id).delete()
    statement.refresh_from_db()
    assert statement.page is None
