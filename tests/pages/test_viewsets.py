"""How the CMS lists the children of index pages: columns, filters, order."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from pages.models import OpportunityIndexPage, ProjectIndexPage
from tests.factories import make_opportunity, make_project

pytestmark = pytest.mark.django_db


def get_titles(client, index_type, **query):
    """Return the titles in the explorer's list of the children of an index page."""
    url = reverse("wagtailadmin_explore", args=[index_type.objects.get().pk])
    document = BeautifulSoup(client.get(url, query).content, "html.parser")
    return [link.text.strip() for link in document.select("td.title .title-wrapper a")]


def test_projects_are_filtered_by_state(site, editor_client):
    today = timezone.localdate()
    make_project("Under way")
    make_project("Planned", started_on=today + timedelta(days=1))
    make_project("Finished", ended_on=today - timedelta(days=1))
    for state, title in (("under-way", "Under way"), ("planned", "Planned"), ("finished", "Finished")):
        assert get_titles(editor_client, ProjectIndexPage, state=state) == [title]
    assert len(get_titles(editor_client, ProjectIndexPage)) == 3
    assert get_titles(editor_client, ProjectIndexPage, ordering="started_on") == ["Finished", "Under way", "Planned"]


def test_opportunities_are_filtered_by_whether_they_are_over_and_by_kind(site, editor_client):
    now = timezone.now()
    make_opportunity("Open all year")
    make_opportunity("Open", kind="job", closes_at=now + timedelta(days=1))
    make_opportunity("Over", kind="job", closes_at=now - timedelta(days=1))
    assert set(get_titles(editor_client, OpportunityIndexPage, state="open")) == {"Open all year", "Open"}
    assert get_titles(editor_client, OpportunityIndexPage, state="over") == ["Over"]
    assert set(get_titles(editor_client, OpportunityIndexPage, kind="job")) == {"Open", "Over"}
    assert get_titles(editor_client, OpportunityIndexPage, state="open", kind="job") == ["Open"]


@pytest.mark.parametrize("index_type", [ProjectIndexPage, OpportunityIndexPage])
def test_unknown_state_is_an_error_in_words_and_not_a_500(index_type, site, editor_client):
    url = reverse("wagtailadmin_explore", args=[index_type.objects.get().pk])
    assert editor_client.get(url, {"state": "nowhere"}).status_code == 200
