"""Previews of unsaved snippets and settings."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import KeyFigure

pytestmark = pytest.mark.django_db


def test_key_figure_preview_shows_unsaved_values(site, admin_client):
    figure = KeyFigure.objects.first()
    url = reverse(KeyFigure.snippet_viewset.get_url_name("preview_on_edit"), args=[figure.pk])
    form = {
        "value": "78",
        "unit": "years",
        "label": "a draft",
        "place": "",
        "source_name": "A source",
        "source_url": "",
    }
    assert admin_client.post(url, form | {"dated": "2026-01-31", "review_on": ""}).json()["is_valid"]
    preview = admin_client.get(url).text
    assert "a draft" in preview
    assert "A source, 2026" in " ".join(preview.split())
    assert "css/tokens.css" in preview
    assert not KeyFigure.objects.filter(label="a draft").exists()


def test_settings_preview_shows_unsaved_values(site, admin_client, client):
    url = reverse("wagtailsettings:preview_on_edit", args=["pages", "sitesettings", site.pk])
    form = {"organisation_name": "Care City of tomorrow", "telephone": "020 7946 0000", "tweets_heading": "Tweets"}
    formsets = {"footer_links": inline_formset([]), "social_links": inline_formset([])}
    assert admin_client.post(url, nested_form_data(form | formsets)).json()["is_valid"]
    preview = admin_client.get(url).text
    assert "Care City of tomorrow" in preview
    assert "020 7946 0000" in preview
    assert "of tomorrow" not in client.get("/").text
