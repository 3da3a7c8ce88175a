"""Projects: their states, the list with its filters, and the pages that list them."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.models import (
    Borough,
    FocusAreaPage,
    KeyFigure,
    ProjectFigure,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    ProjectState,
)
from pages.models.projects import get_state_condition
from tests.factories import make_news, make_opportunity, make_partner, make_person, make_project
from tests.pages.test_public_pages import queries_for

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def read(client, path):
    """Return the parsed page at a path."""
    return BeautifulSoup(client.get(path).content, "html.parser")


def listed(document):
    """Return the titles of the cards in a page."""
    return [card.text.strip() for card in document.select(".card__title")]


@pytest.mark.parametrize(
    ("started_on", "ended_on", "state"),
    [
        (None, None, ProjectState.PLANNED),
        (TOMORROW, None, ProjectState.PLANNED),
        (TODAY, None, ProjectState.UNDER_WAY),
        (YESTERDAY, TODAY, ProjectState.UNDER_WAY),
        (YESTERDAY, TOMORROW, ProjectState.UNDER_WAY),
        (YESTERDAY, YESTERDAY, ProjectState.FINISHED),
        (None, YESTERDAY, ProjectState.FINISHED),
        (None, TOMORROW, ProjectState.PLANNED),
    ],
)
def test_project_is_in_exactly_one_state_in_python_and_in_the_database(started_on, ended_on, state, site):
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
    with pytest.raises(ValidationError) as error:
        make_project(started_on=TODAY, ended_on=YESTERDAY)
    assert "before the first" in str(error.value)


def test_list_has_projects_under_way_first_and_finished_ones_by_their_end(site, client):
    make_project("Long over", started_on=None, ended_on=date(2024, 1, 1))
    make_project("Over", started_on=None, ended_on=date(2025, 1, 1))
    make_project("Planned", started_on=None)
    make_project("Newer", started_on=YESTERDAY)
    make_project("Older", started_on=date(2020, 1, 1))
    assert listed(read(client, "/projects/")) == ["Newer", "Older", "Planned", "Over", "Long over"]


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
        assert listed(read(client, f"/projects/?{query}")) == titles, query
    assert "Nothing matches these filters" in read(client, "/projects/?borough=havering&state=planned").main.text


@pytest.mark.parametrize("query", ["borough=nowhere", "state=x", "focus_area=%00", "page=x", "page=-1", "page=99"])
def test_unknown_filter_or_page_shows_all_and_says_so(query, site, client):
    make_project(boroughs=[Borough.objects.first()], focus_areas=[FocusAreaPage.objects.first()])
    document = read(client, f"/projects/?{query}")
    assert listed(document) == ["A project"]
    assert ("All are shown" in document.main.text) == ("page" not in query)


def test_pages_of_the_list_keep_the_filters(site, client):
    borough = Borough.objects.first()
    for number in range(13):
        make_project(f"Project {number:02}", boroughs=[borough], started_on=date(2026, 1, 1))
    document = read(client, f"/projects/?borough={borough.slug}")
    assert len(listed(document)) == 12
    following = document.find("a", rel="next")["href"]
    assert following == f"?borough={borough.slug}&page=2"
    document = read(client, f"/projects/{following}")
    assert listed(document) == ["Project 12"]
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


@pytest.mark.parametrize("number", [10, 60])
def test_list_needs_at_most_12_queries_for_any_number_of_projects(number, site, client, committed, record_property):
    area, borough = FocusAreaPage.objects.first(), Borough.objects.first()
    for index in range(number):
        make_project(f"Project {index}", focus_areas=[area], boroughs=[borough])
    cold = queries_for(client, "/projects/")
    with CaptureQueriesContext(connection) as queries:  # the menu and the filters are cached now
        client.get("/projects/")
    record_property(
        "figure", f"{number} projects: {len(queries)} queries, {len(cold)} in a process that has just started"
    )
    assert len(queries) <= 12


def test_list_of_projects_reserves_no_slug_that_it_does_not_serve():
    assert ProjectIndexPage.reserved_slugs == set()
