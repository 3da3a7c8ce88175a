"""The export: the rows of the list, read back by csv and openpyxl, without a formula that a spreadsheet would run."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from openpyxl import load_workbook

from contact.admin.resources import FORMULA_STARTS, FeedbackResource
from contact.models import Action, HistoryEntry
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

EXPORT = "/django-admin/contact/feedback/export/"
DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
FORMULAS = [
    f"{start}{rest}"
    for start in ("=", "+", "-", "@", "\t=", "\n=", " =", "\N{FULLWIDTH EQUALS SIGN}")
    for rest in ('HYPERLINK("http://evil.example","x")', "cmd|' /C calc'!A0", "1+1", "SUM(A1:A9)", 'IMPORTXML("x","y")')
]


def export(client, file_format, query=""):
    """Export the list and return the rows as another program reads them."""
    response = client.post(EXPORT + query, {"format": {"csv": "0", "xlsx": "1"}[file_format], "resource": ""})
    assert response.status_code == 200, response.text
    if file_format == "csv":
        text = response.content.decode()
        assert text.startswith("\ufeff"), "Excel reads it as another encoding"
        return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    sheet = load_workbook(BytesIO(response.content)).active
    assert not [cell for row in sheet for cell in row if cell.data_type == "f"]
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_export_escapes_formulas_in_cells_and_headings(file_format, manager_client, monkeypatch):
    assert len(FORMULAS) == 40
    for text in FORMULAS:
        make_feedback(message=text, name=text[:100], outcome=text, page=text)
    monkeypatch.setattr(FeedbackResource.fields["page"], "column_name", "=1+1")
    lines = export(manager_client, file_format)
    assert len(lines) == 41
    assert "'=1+1" in lines[0]
    for cell in (str(cell) for line in lines for cell in line):
        assert not cell.lstrip().startswith((*DANGEROUS_STARTS, *FORMULA_STARTS))
    messages = {line[lines[0].index("message")].replace("\r\n", "\n") for line in lines[1:]}
    assert {message.removeprefix("'") for message in messages} == set(FORMULAS)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_export_contains_the_filtered_list_and_is_recorded_in_each_history(file_format, manager_client, manager):
    wanted, other = make_feedback(kind="problem", message="Broken"), make_feedback()
    heading, *lines = export(manager_client, file_format, "?kind__exact=problem")
    assert [line[0] for line in lines] == [wanted.reference]
    assert dict(zip(heading, lines[0], strict=True))["message"] == "Broken"
    entry = HistoryEntry.objects.get()
    assert (entry.feedback, entry.actor, entry.action) == (wanted, manager, Action.EXPORTED)
    assert other.history.count() == 0


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("field", ["message", "outcome", "page", "name", "postal_address", "reply_format"])
def test_control_character_in_any_text_does_not_break_the_export(field, file_format, manager_client):
    make_feedback(**{field: "Ren\x0b\x1b\x00\ufffeée" if "sqlite" in connection.vendor else "Ren\x0b\x1b\ufffeée"})
    heading, line = export(manager_client, file_format)
    assert str(line[heading.index(field)]) == "Renée"


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_every_cell_is_text(file_format, manager_client):
    make_feedback(message="0123", name="1e5", outcome="2026-01-02")
    assert {type(cell) for line in export(manager_client, file_format) for cell in line} == {str}


def test_export_omits_name_and_email_without_permission(manager_client, manager):
    make_feedback(name="Jo Bloggs", email="jo@example.org")
    assert "jo@example.org" in export(manager_client, "csv")[1]
    group = manager.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_personal_data"))
    heading, line = export(manager_client, "csv")
    assert not {"name", "email"} & set(heading)
    assert not {"Jo Bloggs", "jo@example.org"} & set(line)


def test_reviewers_cannot_export(reviewer_client):
    assert "Export" not in reviewer_client.get("/django-admin/contact/feedback/").text
    assert reviewer_client.get(EXPORT).status_code == 403
