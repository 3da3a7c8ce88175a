"""Previews of what is no page: snippets and settings, in the site's own look, before they are saved."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import KeyFigure

pytestmark = pytest.mark.django_db


def test_a_key_figure_is_shown_before_it_is_saved(site, admin_client):
    figure = KeyFigure.objects.first()
    address = reverse(KeyFigure.snippet_viewset.get_url_name("preview_on_edit"), args=[figure.pk])
    form = {
        "value": "78",
        "unit": "years",
        "label": "a draft",
        "place": "",
        "source_name": "A source",
        "source_url": "",
    }
    assert admin_client.post(address, form | {"dated": "2026-01-31", "review_on": ""}).json()["is_valid"]
    preview = admin_client.get(address).text
    assert "a draft" in preview
    assert "A source, 2026" in " ".join(preview.split())
    assert "css/tokens.css" in preview
    assert not KeyFigure.objects.filter(label="a draft").exists()


def test_the_organisations_details_are_shown_before_they_are_saved(site, admin_client, client):
    address = reverse("wagtailsettings:preview_on_edit", args=["pages", "sitesettings", site.pk])
    form = {"organisation_name": "Care City of tomorrow", "telephone": "020 7946 0000", "tweets_heading": "Tweets"}
    formsets = {"footer_links": inline_formset([]), "social_links": inline_formset([])}
    assert admin_client.post(address, nested_form_data(form | formsets)).json()["is_valid"]
    preview = admin_client.get(address).text
    assert "Care City of tomorrow" in preview
    assert "020 7946 0000" in preview
    assert "of tomorrow" not in client.get("/").text
