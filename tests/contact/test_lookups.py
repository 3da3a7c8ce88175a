"""The list of messages answers only the lookups of its own filters, and any value of them and of the object id."""

import pytest
from django.contrib import admin
from django.urls import reverse

from contact.admin.feedback import ALLOWED_LOOKUPS
from contact.models import Feedback
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"
ODD_VALUES = ["abc", "", "0", "-1", "1.5", "9" * 24, "9" * 5000, "\0", "é", "%", "'", "1,2", "None", "[]", "[0-9]+"]
FILTERS = ["scope", "state__exact", "kind__exact", "channel__exact", "theme__id__exact", "assignee", "page_path"]
FILTERS += ["received_on__gte", "received_on__lt", "o", "p", "q", "all"]


@pytest.mark.parametrize("lookup", ["", "__startswith", "__regex", "__gt", "__isnull", "__id__gt", "__text__contains"])
def test_no_other_lookup_tells_what_the_screen_hides(lookup, reviewer_client):
    make_feedback(email="jo@example.org", name="Jo", message="Secret words")
    names = {f"{field.name}{lookup}" for field in Feedback._meta.get_fields()} - ALLOWED_LOOKUPS
    responses = {name: reviewer_client.get(LIST, {name: "j"}).status_code for name in names}
    assert set(responses.values()) <= {302, 400}, responses


@pytest.mark.parametrize("name", FILTERS)
def test_any_value_of_a_filter_gets_a_response(name, reviewer_client):
    for value in ODD_VALUES:
        assert reviewer_client.get(LIST, {name: value}).status_code in (200, 302, 400), value


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_any_value_of_any_field_gets_a_response(model, admin_client, site):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for field in model._meta.get_fields():
        for value in ODD_VALUES:
            assert admin_client.get(url, {field.name: value}).status_code in (200, 302, 400, 403), (field.name, value)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_any_object_id_gets_a_response(model, admin_client, site):
    prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    for view in ("change", "history", "delete", *(["erase"] if model is Feedback else [])):
        for value in filter(None, ODD_VALUES):
            response = admin_client.get(reverse(f"{prefix}_{view}", args=[value]))
            assert response.status_code in (302, 400, 403, 404), (view, value)
