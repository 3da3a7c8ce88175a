"""Ways to get involved: what is open and what is over, to the minute; kinds, past years, calendars."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.actions.publish_revision import PublishPermissionError

from pages.models import (
    Borough,
    ContentVersion,
    FocusAreaPage,
    OpportunityIndexPage,
    OpportunityKind,
    OpportunityPage,
)
from pages.models.opportunities import KIND_PATHS
from tests.factories import make_opportunity, make_project

from .documents import get_card_titles, read
from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)
# The ends of opportunities: an ordinary hour, both changes to and from summer time, New Year, a leap day.
ENDS = [
    datetime(2027, 1, 31, 17, 0, tzinfo=LONDON),
    datetime(2027, 3, 28, 0, 59, tzinfo=LONDON),
    datetime(2027, 3, 28, 2, 0, tzinfo=LONDON),
    datetime(2027, 10, 31, 1, 30, tzinfo=LONDON),
    datetime(2027, 10, 31, 1, 30, fold=1, tzinfo=LONDON),
    datetime(2026, 12, 31, 23, 59, tzinfo=LONDON),
    datetime(2027, 1, 1, 0, 0, tzinfo=LONDON),
    datetime(2028, 2, 29, 12, 0, tzinfo=LONDON),
]


@pytest.fixture
def clock(monkeypatch):
    """Return a function that sets the time."""

    def set_time(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment.astimezone(UTC))

    return set_time


def make_ending(kind, end):
    """Publish an opportunity that is over at this moment."""
    if kind == OpportunityKind.EVENT:
        return make_opportunity("An item", kind=kind, starts_at=end - timedelta(hours=2), ends_at=end)
    return make_opportunity("An item", kind=kind, closes_at=end)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: f"{end:%Y-%m-%d-%H%M}-{end.fold}")
@pytest.mark.parametrize("kind", OpportunityKind)
def test_opportunity_is_open_until_its_end_and_over_from_then_on(kind, end, clock, site, client):
    clock(end.astimezone(UTC) - timedelta(days=3))
    page = make_ending(kind, end)
    for moment, is_over in ((-MINUTE, False), (timedelta(), True), (MINUTE, True)):
        clock(end.astimezone(UTC) + moment)
        items = OpportunityPage.objects
        assert (page in items.open(), page in items.over(), page.is_over) == (not is_over, is_over, is_over)
        document = read(client, "/get-involved/")
        assert (get_card_titles(document, ".opportunities") == [page.title]) != is_over
        assert bool(document.find(id="over")) == is_over


@pytest.mark.parametrize("hour", [0, 8, 12, 23])
def test_event_of_today_is_upcoming_until_it_ends(hour, clock, site, client):
    day = datetime(2027, 6, 1, tzinfo=LONDON)
    clock(day - timedelta(days=1))
    make_opportunity("Today", kind="event", starts_at=day + timedelta(hours=9), ends_at=day + timedelta(hours=20))
    clock(day + timedelta(hours=hour))
    assert get_card_titles(read(client, "/get-involved/"), ".opportunities") == (["Today"] if hour < 20 else [])


def test_list_has_the_next_first_and_what_is_open_all_year_last(site, client):
    now = timezone.now()
    make_opportunity("All year")
    make_opportunity("In ten days", kind="job", closes_at=now + timedelta(days=10))
    make_opportunity("In five days", kind="event", starts_at=now + timedelta(days=5), ends_at=now + timedelta(days=20))
    assert get_card_titles(read(client, "/get-involved/"), ".opportunities") == [
        "In five days",
        "In ten days",
        "All year",
    ]


def test_each_kind_has_a_path_and_filters_apply_to_it(site, client):
    area, borough = FocusAreaPage.objects.first(), Borough.objects.first()
    for kind in OpportunityKind:
        make_opportunity(f"Item: {kind.label}", kind=kind, focus_areas=[area])
    make_opportunity("Here", kind="job", closes_at=timezone.now() + timedelta(days=1), boroughs=[borough])
    assert {kind for kind, _ in KIND_PATHS.values()} == set(OpportunityKind)
    for path, (kind, label) in KIND_PATHS.items():
        document = read(client, f"/get-involved/{path}/")
        assert f"Item: {kind.label}" in get_card_titles(document, ".opportunities")
        assert set(get_card_titles(document, ".opportunities")) <= {f"Item: {kind.label}", "Here"}
        assert document.h1.text == label
        assert document.find("link", rel="canonical")["href"].endswith(f"/get-involved/{path}/")
        assert document.title.text.strip().startswith(f"{label} \N{EN DASH} Get involved")
        current = document.find("nav", {"aria-label": "Kinds"}).find("a", {"aria-current": "page"})
        assert current.text == label
    assert get_card_titles(read(client, f"/get-involved/jobs/?borough={borough.slug}"), ".opportunities") == ["Here"]
    assert (
        get_card_titles(read(client, f"/get-involved/?focus_area={area.slug}&borough={borough.slug}"), ".opportunities")
        == []
    )


def test_filters_that_match_only_what_is_over_say_that_nothing_open_matches(site, client):
    area = FocusAreaPage.objects.first()
    make_opportunity("Open", "job", closes_at=timezone.now() + timedelta(days=1))
    make_opportunity("Over", "job", closes_at=timezone.now() - timedelta(days=1), focus_areas=[area])
    main = read(client, f"/get-involved/?focus_area={area.slug}").main
    assert "Nothing that is open matches these filters" in main.text
    assert main.find("section", {"aria-labelledby": "over"}).li.a.text == "Over"


def test_last_five_that_are_over_are_below_and_the_rest_by_year(site, client):
    for month in range(1, 8):
        make_opportunity(f"Month {month}", kind="job", closes_at=datetime(2025, month, 1, 12, tzinfo=UTC))
    # In London, this was the last minute of 2024.
    make_opportunity("Last year", kind="job", closes_at=datetime(2024, 12, 31, 23, 59, tzinfo=LONDON))
    over = read(client, "/get-involved/").find(id="over").parent
    assert [link.text for link in over.ul("a")] == [f"Month {month}" for month in (7, 6, 5, 4, 3)]
    years = [link["href"] for link in over.select("p a")]
    assert years == ["/get-involved/past/2025/", "/get-involved/past/2024/"]
    assert len(read(client, years[0]).main.ul("li")) == 7
    assert [link.text for link in read(client, years[1]).main.ul("a")] == ["Last year"]
    for year in ("2023", "0", "99999", "20255", "2025x"):
        assert client.get(f"/get-involved/past/{year}/").status_code == 404, year


def test_page_that_is_over_says_so_shows_its_outcome_and_is_not_indexed(site, client):
    fields = {"kind": "job", "outcome": "<p>We chose a cook.</p>"}
    page = make_opportunity(closes_at=timezone.now() + timedelta(days=1), **fields)
    before = read(client, page.url)
    assert "We chose a cook" not in before.main.text
    assert before.main.select_one("a.button")["href"].startswith("/contact/?kind=question&page=%2Fget-involved%2F")
    assert not before.find("meta", {"name": "robots"})
    assert page.get_canonical_url() in client.get("/sitemap.xml").text

    OpportunityPage.objects.filter(pk=page.pk).update(closes_at=timezone.now() - timedelta(days=1))
    after = read(client, page.url)
    assert "This is over." in after.main.text
    assert "We chose a cook" in after.main.text
    assert not after.main.select_one("a.button")
    assert after.find("meta", {"name": "robots"})["content"] == "noindex"
    assert page.get_canonical_url() not in client.get("/sitemap.xml").text


def test_cancelled_event_stays_in_the_list_and_says_so_everywhere(site, client):
    page = make_opportunity(kind="event", cancelled=True)
    assert "Cancelled" in read(client, "/get-involved/").select_one(".opportunity").text
    document = read(client, page.url)
    assert "This is cancelled." in document.main.text
    assert not document.main.select_one("a.button")
    assert "EventCancelled" in client.get(page.url).text
    [event] = Calendar.from_ical(client.get(f"{page.url}calendar.ics").content).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    project = make_project()
    page.projects = [project]
    page.save_revision().publish()
    assert "Cancelled." in read(client, project.url).select_one(".panel--call").text


def test_cancelled_job_is_not_described_as_a_vacancy(site, client):
    page = make_opportunity(kind="job", closes_at=timezone.now() + timedelta(days=1))
    assert "JobPosting" in client.get(page.url).text
    page.cancelled = True
    page.save_revision().publish()
    assert "JobPosting" not in client.get(page.url).text


def test_event_can_be_booked_until_its_closing_time(site, client):
    now = timezone.now()
    link = json.dumps([{"type": "link", "value": {"text": "Book a place", "address": "https://a.example/"}}])
    page = make_opportunity(kind="event", closes_at=now + timedelta(hours=1), how_to_apply=link)
    document = read(client, page.url)
    assert document.main.find("a", href="https://a.example/").text == "Book a place"
    assert "Book by" in document.main.text
    OpportunityPage.objects.update(closes_at=now - timedelta(hours=1))
    document = read(client, page.url)
    assert not document.main.find("a", href="https://a.example/")
    assert "Booking closed" in document.main.text
    assert get_card_titles(read(client, "/get-involved/"), ".opportunities") == [page.title]


def test_copy_with_a_reserved_slug_is_refused_in_words(site, admin_client):
    page = make_opportunity()
    form = {
        "new_title": "Events",
        "new_slug": "events",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form, follow=True)
    assert "The list itself uses the URL of the slug" in response.text
    assert OpportunityPage.objects.count() == 1


INCOMPLETE = {
    "starts_at": {"kind": "event", "ends_at": "2027-05-01 12:00", "location": "Barking"},
    "ends_at": {"kind": "event", "starts_at": "2027-05-01 12:00", "location": "Barking"},
    "location": {"kind": "event", "starts_at": "2027-05-01 10:00", "ends_at": "2027-05-01 12:00"},
    "closes_at": {"kind": "job"},
}


@pytest.mark.parametrize("field", INCOMPLETE)
def test_what_the_kind_requires_is_an_error_when_published_and_not_in_a_draft(field, site, admin_client):
    example = next(example for example in EXAMPLES if example.model is OpportunityPage)
    form = example.editing_form() | {"open_all_year": ""} | INCOMPLETE[field]
    del form["open_all_year"]
    add = reverse("wagtailadmin_pages:add", args=["pages", "opportunitypage", OpportunityIndexPage.objects.get().pk])
    document = BeautifulSoup(admin_client.post(add, form | {"action-publish": "1"}).content, "html.parser")
    assert not OpportunityPage.objects.exists()
    assert [error for error in document.select(".error-message") if "Enter w" in error.text]

    admin_client.post(add, form)
    draft = OpportunityPage.objects.get()
    assert not draft.live
    with pytest.raises(PublishPermissionError, match="Enter w"):
        draft.get_latest_revision().publish()


def test_contradictions_are_refused(site):
    now = timezone.now()
    with pytest.raises(PublishPermissionError, match="not after the start"):
        make_opportunity(kind="event", starts_at=now, ends_at=now)
    with pytest.raises(PublishPermissionError, match="not both"):
        make_opportunity(closes_at=now + timedelta(days=1), open_all_year=True)


def test_reserved_slugs_are_those_that_the_list_serves(site):
    index = OpportunityIndexPage.objects.get()
    served = {str(route.pattern).strip("^").split("/")[0] for route in index.get_subpage_urls()} - {""}
    assert {slug for part in served for slug in part.removeprefix("(?P<kind_path>").strip(")$").split("|")} == set(
        index.reserved_slugs
    )
    for slug in index.reserved_slugs:
        with pytest.raises(ValidationError, match="Choose another slug"):
            index.add_child(instance=OpportunityPage(title=slug, slug=slug, kind="job", open_all_year=True))


def test_calendar_of_all_that_is_open_is_read_back(site, client):
    start = timezone.now().replace(microsecond=0) + timedelta(days=3)
    summary = "A sentence about caf\u00e9s. " * 9
    event = make_opportunity(
        "Tea, cake; and \\talk",
        summary=summary,
        kind="event",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        location="A, B",
    )
    job = make_opportunity("A job", kind="job", closes_at=start)
    make_opportunity("All year")
    make_opportunity("Over", kind="job", closes_at=start - timedelta(days=30))
    response = client.get("/get-involved/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75  # RFC 5545, 3.1
    calendar = Calendar.from_ical(response.content)
    first, second = sorted(calendar.walk("VEVENT"), key=lambda entry: str(entry["summary"]), reverse=True)
    assert first["uid"] == f"{event.uid}@www.example.org"
    assert (first["summary"], first["location"]) == ("Tea, cake; and \\talk", "A, B")
    assert (first["dtstart"].dt, first["dtend"].dt) == (start, start + timedelta(hours=1))
    assert first["url"] == event.get_canonical_url()
    assert (second["summary"], second["dtstart"].dt) == ("Closes: A job", start)
    assert second["uid"] == f"{job.uid}@www.example.org"
    assert first["description"] == summary
    assert [part.errors for part in calendar.walk()] == [[], [], []]


def test_calendar_entry_keeps_its_uid_when_renamed_and_a_copy_gets_its_own(site, client):
    page = make_opportunity(kind="event")
    uid = page.uid
    page.slug = "renamed"
    page.save_revision().publish()
    [entry] = Calendar.from_ical(client.get("/get-involved/renamed/calendar.ics").content).walk("VEVENT")
    assert entry["uid"] == f"{uid}@www.example.org"
    assert page.copy(update_attrs={"slug": "copy"}).uid != uid


@pytest.mark.parametrize(
    "path",
    ["about/", "get-involved/events/", "get-involved/all-year/", "get-involved/secret/", "no-such-page/", "news/"],
)
def test_calendar_of_anything_else_is_not_found(path, site, client):
    make_opportunity("All year")
    make_opportunity("Secret", kind="event").view_restrictions.create(restriction_type="login")
    assert client.get(f"/{path}calendar.ics").status_code == 404


def test_calendar_without_an_end_to_tell_is_not_offered(site, client):
    make_opportunity("All year")
    assert client.get("/get-involved/calendar.ics").status_code == 404
    assert not read(client, "/get-involved/").find("a", href="/get-involved/calendar.ics")


def test_worker_bumps_the_version_once_something_is_over(site, clock):
    end = datetime(2027, 1, 31, 17, 0, tzinfo=UTC)
    clock(end - timedelta(hours=1))
    make_opportunity(kind="job", closes_at=end)
    bumped = []
    for minutes in (-1, 0, 1, 10):
        clock(end + timedelta(minutes=minutes))
        before = ContentVersion.current()
        call_command("publish_scheduled")
        bumped.append(ContentVersion.current() > before)
    assert bumped == [False, True, True, False]


def test_list_says_for_whom_an_opportunity_is_and_what_they_get(site, client):
    make_opportunity("Lunch", for_whom="Carers", what_you_get="Free")
    make_opportunity("Talk", what_you_get="Tea")
    make_opportunity("Walk")
    text = [card.get_text(" ", strip=True) for card in read(client, "/get-involved/").select(".opportunity")]
    assert "For whom: Carers · What you get: Free" in text[0]
    assert text[1].endswith("What you get: Tea")
    assert text[2].endswith("A summary.")
