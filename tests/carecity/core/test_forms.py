"""Settings and lists of both admins that two users edit at once: the second is told of the first one's change."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin import site as admin_site
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.contrib.settings.registry import registry
from wagtail.models import Site

from carecity.core.forms import CHANGED, StaleCheckMixin
from contact.models import Feedback, FeedbackSettings, Mail, RetentionRule, SavedReply, Signature, Theme
from pages.models import AccessibilityStatement, PublicAnswer, SecurityContact, SiteSettings
from tests.conftest import make_client

pytestmark = pytest.mark.django_db

# What is edited, and a field with two other values.
RECORDS = {
    FeedbackSettings: ("notify", ["a@example.org", "b@example.org"]),
    RetentionRule: ("days", ["11", "12"]),
    Theme: ("name", ["One", "Two"]),
    SavedReply: ("text", ["One", "Two"]),
    PublicAnswer: ("told", ["One", "Two"]),
    SiteSettings: ("organisation_name", ["One", "Two"]),
    AccessibilityStatement: ("means", ["One", "Two"]),
    SecurityContact: ("contacts", ["mailto:a@example.org", "mailto:b@example.org"]),
}
# Feedback has a check for each field; a signature belongs to its user; mail and background work are not edited.
WITHOUT_CHECK = {Feedback, Signature, Mail}


def make_record(model):
    """Return the row of a model, or a new one."""
    values = {
        Theme: {"name": "A theme"},
        SavedReply: {"title": "A title", "text": "A text"},
        PublicAnswer: {"told": "A", "response": "B", "month": date(2026, 11, 1)},
    }
    if issubclass(model, (SiteSettings, AccessibilityStatement, SecurityContact)):
        return model.for_site(Site.objects.get())
    return model.objects.first() or model.objects.create(**values.get(model, {}))


def edit_url(record):
    meta = record._meta
    if meta.model in registry:
        return reverse("wagtailsettings:edit", args=[meta.app_label, meta.model_name, record.site_id])
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def form_data(page):
    """Return what a browser posts from the form for editing."""
    document = BeautifulSoup(page.content, "html.parser")
    form = next(form for form in document.find_all("form", method=True) if form.find("input", {"name": "opened_row"}))
    fields = [field for field in form.find_all("input", {"name": True}) if field.get("type") not in ("submit", "file")]
    chosen = [field for field in fields if field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")]
    data = {field["name"]: field.get("value", "") for field in chosen}
    data |= {area["name"]: area.text.removeprefix("\n") for area in form.find_all("textarea")}
    for select in form.find_all("select"):
        option = select.find("option", selected=True)
        data[select["name"]] = option["value"] if option else ""
    return data


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_older_form_is_refused_keeps_what_was_entered_and_saves_the_second_time(model, site):
    first, second = (make_client(User.objects.create_superuser(name)) for name in ("first", "second"))
    record, (field, (theirs, mine)) = make_record(model), RECORDS[model]
    url = edit_url(record)
    opened = form_data(second.get(url))
    assert first.post(url, form_data(first.get(url)) | {field: theirs}).status_code == 302
    refused = second.post(url, opened | {field: mine})
    assert refused.status_code == 200
    assert CHANGED in refused.text
    record.refresh_from_db()
    assert str(getattr(record, field)) == theirs
    shown = form_data(refused)
    assert shown[field] == mine
    assert second.post(url, shown).status_code == 302
    record.refresh_from_db()
    assert str(getattr(record, field)) == mine


def test_every_record_that_two_people_edit_is_checked():
    edited = {model for model in admin_site._registry if model._meta.app_label != "django_q"} | set(registry)
    ours = {model for model in edited if model._meta.app_label in ("contact", "pages")}
    assert ours - WITHOUT_CHECK == set(RECORDS)
    forms = {model: admin_site._registry[model].form for model in ours - WITHOUT_CHECK if model in admin_site._registry}
    assert all(issubclass(form, StaleCheckMixin) for form in forms.values())
