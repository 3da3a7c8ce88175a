"""What the site tells the public about itself: the accessibility statement, security.txt, the company's particulars."""

from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from pages.compliance import broken_promises
from pages.models import AccessibilityStatement, KnownProblem, SecurityContact, SiteSettings, StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
STATEMENT = "/accessibility/"


@pytest.fixture
def statement(site):
    """Return the statement of the starting content."""
    return AccessibilityStatement.objects.get(site=site)


def words(client, path):
    """Return what stands on a page, white space folded."""
    return " ".join(BeautifulSoup(client.get(path).content, "html.parser").main.get_text(" ").split())


def warnings():
    """Return what the system check says of the database."""
    said = StringIO()
    call_command("check", databases=["default"], stdout=said, stderr=said)
    return said.getvalue()


def test_starting_content_breaks_no_promise(site, editor_client):
    assert broken_promises(site) == []
    assert "no issues" in warnings()
    assert "To put right" not in editor_client.get("/admin/").text


def test_statement_stands_on_its_page_and_on_no_other(statement, client):
    statement.tested_on = TODAY.replace(month=3, day=9)
    statement.problems = [KnownProblem(problem="The map has no description.", instead="Telephone us.", fixed_by=TODAY)]
    statement.save()
    text = words(client, STATEMENT)
    assert f"last tested on 9 March {TODAY.year}" in text
    assert "With people who use a screen reader" in text.split("This was not tested")[1]
    assert "The map has no description. Until then: Telephone us. We mean to have put it right by" in text
    assert "We know of none" not in text
    page = make_page([])
    for path in (page.url, "/privacy-and-cookies/"):
        assert "How we tested" not in words(client, path)


def test_page_that_stood_there_before_keeps_its_text_above_the_statement(statement, client):
    page = statement.page
    page.body = '[{"type": "paragraph", "value": "<p>Written by an editor.</p>"}]'
    page.save_revision().publish()
    text = words(client, STATEMENT)
    assert 0 < text.index("Written by an editor.") < text.index("How we tested")
    statement.delete()
    assert "How we tested" not in words(client, STATEMENT)


def test_statement_claims_no_more_than_is_known(statement, client):
    statement.tested_on, statement.means, statement.not_tested = None, "", ""
    statement.save()
    text = words(client, STATEMENT)
    assert "is built to meet the Web Content Accessibility Guidelines version 2.2 at level AA." in text
    assert "Nobody outside has confirmed" in text
    assert "No test has been recorded yet" in text
    assert "That does not mean that there are none" in text


def test_barrier_is_reported_through_the_form_with_that_kind_chosen(statement, client):
    page = BeautifulSoup(client.get(STATEMENT).content, "html.parser")
    link = page.main.find("a", string="Report a barrier")["href"]
    assert link == "/contact/?kind=barrier"
    form = BeautifulSoup(
        client.get(link, headers={"Referer": "https://www.example.org/accessibility/"}).content, "html.parser"
    )
    assert [radio["value"] for radio in form.find_all("input", {"name": "kind", "checked": True})] == ["barrier"]
    assert not form.find("input", {"name": "page"}).get("value")


@pytest.mark.parametrize("kind", ["", "nonsense", "barrier'\"><script>", "barrier\0", "BARRIER"])
def test_kind_that_there_is_none_of_chooses_nothing(kind, site, client):
    answer = client.get("/contact/", {"kind": kind})
    assert answer.status_code == 200
    assert not BeautifulSoup(answer.content, "html.parser").find("input", {"name": "kind", "checked": True})


def change(site, model, **fields):
    """Change a record of the site as an editor could."""
    model.objects.filter(site=site).update(**fields)


BROKEN = {
    "no registered name": (
        SiteSettings,
        {"legal_name": " "},
        "lacks what the law asks of a company: the registered name.",
    ),
    "no number": (SiteSettings, {"company_number": ""}, "the company number"),
    "no part of the UK": (SiteSettings, {"legal_line": ""}, "the part of the United Kingdom"),
    "no office": (SiteSettings, {"registered_address": ""}, "the address of the registered office"),
    "test too long ago": (AccessibilityStatement, {"tested_on": TODAY - timedelta(days=366)}, "was last tested on"),
    "no test": (AccessibilityStatement, {"tested_on": None}, "has no date of a test"),
    "contact expired": (SecurityContact, {"expires_on": TODAY}, "has expired"),
    "no contact": (SecurityContact, {"expires_on": None}, "never given"),
    "contact expires soon": (SecurityContact, {"expires_on": TODAY + timedelta(days=30)}, "expires on"),
}


@pytest.mark.parametrize(("model", "fields", "text"), BROKEN.values(), ids=BROKEN)
def test_what_is_missing_or_old_is_told_on_the_dashboard_and_by_the_system_check(
    model, fields, text, site, editor_client, admin_client
):
    change(site, model, **fields)
    assert text in warnings()
    assert "pages.W001" in warnings()
    panel = BeautifulSoup(editor_client.get("/admin/").content, "html.parser").find(id="promises-content")
    assert text in panel.get_text()
    address = BeautifulSoup(admin_client.get("/admin/").content, "html.parser").find("a", string="Put it right")["href"]
    assert admin_client.get(address, follow=True).status_code == 200


def test_test_of_a_year_ago_is_just_good_enough(site):
    change(site, AccessibilityStatement, tested_on=TODAY - timedelta(days=365))
    assert broken_promises(site) == []


def test_system_check_asks_the_database_only_where_it_may(site):
    change(site, SiteSettings, legal_name="")
    said = StringIO()
    call_command("check", stdout=said)
    assert "no issues" in said.getvalue()


def test_moderators_look_after_the_statement_and_not_after_the_security_contact(site, editor_client):
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


def test_page_of_the_statement_may_be_deleted(statement):
    StandardPage.objects.get(pk=statement.page_id).delete()
    statement.refresh_from_db()
    assert statement.page is None
