"""Projects: their states, the list with its filters, and the pages that list them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError

from pages.models import (
    Borough,
    FocusAreaPage,
    KeyFigure,
    Partner,
    ProjectFigure,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    ProjectState,
)
from pages.models.projects import get_state_condition
from tests.bench.many_items import insert, relate
from tests.factories import make_news, make_opportunity, make_partner, make_person, make_project
from tests.pages.test_public_pages import queries_for

from .documents import get_card_titles, read

pytestmark = pytest.mark.django_db


def day(days):
    """Return the day that is so many days after today."""
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(
    ("start", "end", "state"),  # in days from today
    [
        (None, None, ProjectState.PLANNED),
        (1, None, ProjectState.PLANNED),
        (0, None, ProjectState.UNDER_WAY),
        (-1, 0, ProjectState.UNDER_WAY),
        (-1, 1, ProjectState.UNDER_WAY),
        (-1, -1, ProjectState.FINISHED),
        (None, -1, ProjectState.FINISHED),
        (None, 1, ProjectState.PLANNED),
    ],
)
def test_project_is_in_exactly_one_state_in_python_and_in_the_database(start, end, state, site):
    started_on, ended_on = (None if days is None else day(days) for days in (start, end))
    project = make_project(started_on=started_on, ended_on=ended_on)
    assert project.state == state
    found = [each for each in ProjectState if ProjectPage.objects.filter(get_state_condition(each)).exists()]
    assert found == [state]


def test_state_text_names_the_month(site):
    assert make_project("A", started_on=date(2026, 5, 3)).state_text == "Under way since May 2026"
    assert make_project("B", ended_on=date(2026, 5, 3), started_on=None).state_text == "Finished May 2026"
    assert make_project("C", started_on=None).state_text == "Planned"
    assert make_project("D", started_on=date(2099, 5, 3)).state_text == "Planned for May 2099"


def test_project_cannot_end_before_it_starts(site):
    with pytest.raises(PublishPermissionError, match="before the first"):
        make_project(started_on=day(0), ended_on=day(-1))


def test_list_has_projects_under_way_first_and_finished_ones_by_their_end(site, client):
    make_project("Long over", started_on=None, ended_on=date(2024, 1, 1))
    make_project("Over", started_on=None, ended_on=date(2025, 1, 1))
    make_project("Planned", started_on=None)
    make_project("Planned for later", started_on=day(60))
    make_project("Planned for soon", started_on=day(30))
    make_project("Newer", started_on=day(-1))
    make_project("Older", started_on=date(2020, 1, 1))
    planned = ["Planned for soon", "Planned for later", "Planned"]
    assert get_card_titles(read(client, "/projects/")) == ["Newer", "Older", *planned, "Over", "Long over"]


def test_visitor_filters_by_focus_area_borough_and_state(site, client):
    area, borough = FocusAreaPage.objects.get(slug="healthy-ageing"), Borough.objects.get(name="Havering")
    make_project("Both", focus_areas=[area], boroughs=[borough])
    make_project("Area", focus_areas=[area], started_on=None)
    make_project("Neither")
    document = read(client, "/projects/")
    assert document.select_one(".card .label").text == "Healthy ageing"
    options = {select["name"]: [option["value"] for option in select("option")] for select in document.select("select")}
    assert options == {
        "focus_area": ["", "healthy-ageing"],
        "borough": ["", "havering"],
        "state": ["", "under-way", "planned"],
    }
    assert document.form["method"] == "get"
    for query, titles in {
        "": ["Both", "Neither", "Area"],
        "focus_area=healthy-ageing&borough=&state=": ["Both", "Area"],
        "focus_area=healthy-ageing&state=planned": ["Area"],
        "borough=havering": ["Both"],
        "borough=havering&state=planned": [],
    }.items():
        assert get_card_titles(read(client, f"/projects/?{query}")) == titles, query
    assert "Nothing matches these filters" in read(client, "/projects/?borough=havering&state=planned").main.text


@pytest.mark.parametrize("query", ["borough=nowhere", "state=x", "focus_area=%00", "page=x", "page=-1", "page=99"])
def test_unknown_filter_or_page_shows_all_and_says_so(query, site, client):
    make_project(boroughs=[Borough.objects.first()], focus_areas=[FocusAreaPage.objects.first()])
    document = read(client, f"/projects/?{query}")
    assert get_card_titles(document) == ["A project"]
    assert ("is not in the list" in document.main.text) == ("page" not in query)


def test_pages_of_the_list_keep_the_filters(site, client):
    borough = Borough.objects.first()
    for number in range(13):
        make_project(f"Project {number:02}", boroughs=[borough], started_on=date(2026, 1, 1))
    document = read(client, f"/projects/?borough={borough.slug}")
    assert len(get_card_titles(document)) == 12
    following = document.find("a", rel="next")["href"]
    assert following == f"?borough={borough.slug}&page=2"
    document = read(client, f"/projects/{following}")
    assert get_card_titles(document) == ["Project 12"]
    assert document.find("a", rel="prev")


def test_page_shows_state_places_partners_by_role_and_the_basis_of_figures(site, client):
    roles = {"evaluated": "Example D", "led": "Example A", "funded": "Example C", "commissioned": "Example B"}
    partners = [ProjectPartner(role=role, partner=make_partner(name)) for role, name in roles.items()]
    figure = KeyFigure.objects.create(value="9", label="for every pound", basis="projected", source_name="A study")
    project = make_project(
        started_on=date(2026, 5, 1),
        boroughs=list(Borough.objects.filter(name__in=["Havering", "Redbridge"])),
        lead=make_person("Example person"),
        partners=partners,
        figures=[ProjectFigure(figure=figure)],
    )
    document = read(client, project.url)
    facts = [[part.text for part in panel.select("dt, dd")] for panel in document.select(".facts")]
    assert facts == [
        ["State", "Under way", "Started", "May 2026", "Where", "Havering, Redbridge", "Lead", "Example person"],
        ["Led by", "Example A", "Commissioned by", "Example B", "Funded by", "Example C", "Evaluated by", "Example D"],
    ]
    assert " ".join(document.select_one(".key-figures__source").text.split()) == "Projected, A study"


def test_project_appears_on_its_focus_area_and_lists_its_news_and_opportunities(site, client):
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    project = make_project(focus_areas=[area])
    news, event = make_news(projects=[project]), make_opportunity("An event", kind="event", projects=[project])
    over = make_opportunity("Over", kind="job", closes_at=timezone.now() - timedelta(days=1), projects=[project])
    focus_area = read(client, area.url)
    assert focus_area.find("a", href=project.url)
    assert focus_area.find("a", href="/projects/?focus_area=healthy-ageing")
    document = read(client, project.url)
    assert document.find("a", href=news.url)
    assert document.find("a", href=event.url)
    assert not document.find("a", href=over.url)
    assert read(client, news.url).find("a", href=project.url)
    assert read(client, event.url).find("a", href=project.url)
    for page in (news, event):
        page.unpublish()
        assert not read(client, project.url).find("a", href=page.url)
    project.unpublish()
    assert not read(client, area.url).find("a", href=project.url)


def test_private_project_is_named_nowhere(site, client):
    project = make_project("A secret project", focus_areas=[FocusAreaPage.objects.get(slug="healthy-ageing")])
    news = make_news(projects=[project])
    make_opportunity(projects=[project])
    project.view_restrictions.create(restriction_type="login")
    for path in ("/projects/", "/focus-areas/healthy-ageing/", news.url, "/get-involved/", "/site-map/", "/llms.txt"):
        assert "A secret project" not in client.get(path).text, path


def test_new_project_starts_with_the_three_headings():
    headings = [block.value for block in ProjectPage().body if block.block_type == "heading"]
    assert headings == ["Why", "What we did", "What we learned"]


@pytest.mark.parametrize("number", [10, 500])
def test_list_needs_at_most_12_queries_for_any_number_of_projects(number, site, client, committed, record_property):
    started = timezone.localdate() - timedelta(days=1)
    projects = insert(ProjectIndexPage, ProjectPage, [{"started_on": started}] * number)
    areas, boroughs = list(FocusAreaPage.objects.all()), list(Borough.objects.all())
    relate(ProjectPage, projects, focus_areas=areas, boroughs=boroughs)
    cold = queries_for(client, "/projects/")
    with CaptureQueriesContext(connection) as queries:  # the menu and the filters are cached now
        client.get("/projects/")
    record_property(
        "figure", f"{number} projects: {len(queries)} queries, {len(cold)} in a process that has just started"
    )
    assert len(queries) <= 12
    assert len(cold) <= 24


def test_partner_is_not_deleted_while_a_project_names_it(site, admin_client):
    partner, unused = make_partner(), make_partner("Unused")
    make_project("Named", partners=[ProjectPartner(role="led", partner=partner)])
    for each, refused in ((partner, True), (unused, False)):
        url = reverse(Partner.snippet_viewset.get_url_name("delete"), args=[each.pk])
        response = admin_client.post(url, follow=True)
        assert ("these projects name the partner: “Named”" in response.text) == refused
        assert Partner.objects.filter(pk=each.pk).exists() == refused
    with pytest.raises(ProtectedError):  # also where an editor adds the partner after the CMS has looked
        partner.delete()


def test_draft_that_names_a_deleted_partner_or_person_can_still_be_opened(site, admin_client):
    partner, person, project = make_partner(), make_person(), make_project()
    project.partners.add(
        ProjectPartner(role="led", partner=partner), ProjectPartner(role="", partner=make_partner("B"))
    )
    project.lead = person
    project.save_revision()
    partner.delete()
    person.delete()
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[project.pk])).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[project.pk])).status_code == 200
    draft = project.get_latest_revision_as_object()
    assert ([row.partner.name for row in draft.partners.all()], draft.lead) == (["B"], None)


def test_lead_who_left_is_not_named(site, client):
    project = make_project(lead=make_person("Somebody", left_on=day(0)))
    assert "Somebody" not in read(client, project.url).main.text


def test_description_of_a_borough_is_shown_when_visitors_choose_it(site, client):
    Borough.objects.filter(name="Havering").update(description="East of the others.")
    make_project(boroughs=[Borough.objects.get(name="Havering")])
    assert "East of the others." in read(client, "/projects/?borough=havering").main.text
    assert "East of the others." not in read(client, "/projects/").main.text
