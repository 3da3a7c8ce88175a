"""How the CMS lists the children of index pages: columns, filters, order."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from pages.models import KeyFigure, NewsPage, OpportunityIndexPage, ProjectIndexPage
from pages.viewsets import PAGE_VIEWSETS
from tests.conftest import make_staff
from tests.factories import make_news, make_opportunity, make_project

from .examples import EXAMPLES

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
    make_project("Finished", started_on=today - timedelta(days=90), ended_on=today - timedelta(days=1))
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


def sweep():
    """Yield (index type, query) for each filter and each order of the explorer's lists of our own."""
    values = {"kind": "job", "state": "over", "cancelled": "true", "date_from": "2026-01-01", "lead": "1"}
    values |= {"started_on_from": "2026-01-01", "ended_on_to": "2026-01-01"}
    for viewset in PAGE_VIEWSETS:
        [index_type] = viewset.model.allowed_parent_page_models()
        for name, value in values.items():
            yield index_type, {name: "story" if (name, viewset.model) == ("kind", NewsPage) else value}
        for column in viewset.list_display:
            yield index_type, {"ordering": column if isinstance(column, str) else column.sort_key or ""}


@pytest.mark.parametrize(("index_type", "query"), list(sweep()))
def test_list_can_be_searched_with_each_filter_and_in_each_order(index_type, query, site, editor_client):
    make_project()
    make_news()
    make_opportunity()
    url = reverse("wagtailadmin_explore", args=[index_type.objects.get().pk])
    assert editor_client.get(url, {"q": "a", **query}).status_code == 200


@pytest.mark.parametrize("ordering", ["live", "-live", "value"])
def test_key_figures_can_be_searched_in_each_order(ordering, site, editor_client):
    url = reverse(KeyFigure.snippet_viewset.get_url_name("list"))
    assert editor_client.get(url, {"q": "life", "ordering": ordering}).status_code == 200


@pytest.mark.parametrize("index_type", [ProjectIndexPage, OpportunityIndexPage])
def test_unknown_state_is_an_error_in_words_and_not_a_500(index_type, site, editor_client):
    url = reverse("wagtailadmin_explore", args=[index_type.objects.get().pk])
    assert editor_client.get(url, {"state": "nowhere"}).status_code == 200


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_explorer_opens_at_the_home_page(group, site):
    client = Client()
    client.force_login(make_staff(group.lower(), group))
    home = reverse("wagtailadmin_explore", args=[site.root_page_id])
    assert client.get(reverse("wagtailadmin_explore_root")).url == home
    assert not GroupPagePermission.objects.exclude(page=site.root_page).exists()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
def test_editor_is_asked_about_the_menu_only_where_it_has_an_effect(example, site, editor_client):
    page = example.get_page()
    form = BeautifulSoup(editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    is_in_menu = page.get_parent() == site.root_page
    assert bool(form.find("input", {"name": "show_in_menus"})) == is_in_menu
    assert "For site menus" not in form.text or is_in_menu
