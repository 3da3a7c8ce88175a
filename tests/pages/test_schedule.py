"""What changes by itself: the report, the panel of the start page, and the calendar file for staff."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Page

from pages.models import (
    AccessibilityStatement,
    HomePage,
    KeyFigure,
    KnownProblem,
    LinkCheck,
    NotFoundPath,
    SecurityContact,
    SiteImage,
    StandardPage,
)
from pages.page_cache.signal_handlers import is_visible
from pages.schedule import FORTNIGHT, get_rules, get_scheduled_changes
from tests.conftest import make_staff
from tests.factories import make_image, make_news, make_opportunity, make_page, make_person, make_project

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
TODAY = timezone.localdate()
WEEK = timedelta(days=7)
OF_WAGTAIL = {"go_live_at", "first_published_at"}
OF_THE_SOFTWARE = {LinkCheck, NotFoundPath}  # no editor enters their dates
PAST_ONLY = {
    "KeyFigure.dated": "the day that the figure is about",
    "NewsPage.date": "the day that the news is about: the form refuses a later one",
    "PublicAnswer.month": "the month of the answer",
    "StandardPage.updated_on": "the day of the last change that readers should know of",
}


@pytest.fixture
def administrator(site):
    return User.objects.create_superuser("admin")


def get_texts(user, title, until=None):
    return {
        change.text: timezone.localtime(change.at)
        for change in get_scheduled_changes(user, until)
        if change.title.startswith(title)
    }


def get_days(user, title):
    return {text: at.date() for text, at in get_texts(user, title).items()}


def publish_at(page, go_live_at, expire_at=None):
    page.go_live_at, page.expire_at = go_live_at, expire_at
    page.save_revision(approved_go_live_at=None).publish()


def test_every_date_that_editors_enter_has_a_rule_or_a_reason():
    """Fields of Wagtail that its own schedule sets, and those that no form has, are left out."""
    rules = {f"{rule.model.__name__}.{rule.field_name}" for rule in get_rules()}
    dates = {
        f"{model.__name__}.{each.name}"
        for model in apps.get_app_config("pages").get_models()
        if model not in OF_THE_SOFTWARE
        for each in model._meta.local_fields
        if isinstance(each, models.DateField) and each.editable and each.name not in OF_WAGTAIL
    }
    assert len(dates) > 15
    assert dates - rules == PAST_ONLY.keys()
    assert {"Page.expire_at", "KeyFigure.expire_at"} <= rules


def test_every_date_that_changes_raises_the_content_version():
    """Until then, each process remembers the dates that it has found."""
    assert {rule.model.__name__ for rule in get_rules() if not is_visible(rule.model)} == set()


def test_moment_is_listed_until_it_has_come_and_only_before_the_end(administrator):
    now = timezone.now().replace(microsecond=0)
    closes_at = now + timedelta(minutes=10)
    make_opportunity("Now", kind="job", open_all_year=False, closes_at=now - timedelta(minutes=1))
    make_opportunity("Soon", kind="job", open_all_year=False, closes_at=closes_at)
    assert get_texts(administrator, "Now") == {}
    assert get_texts(administrator, "Soon") == {"Closes": closes_at}
    assert get_texts(administrator, "Soon", closes_at) == {}
    assert get_texts(administrator, "Soon", closes_at + timedelta(seconds=1)) == {"Closes": closes_at}


def test_scheduled_page_is_published_and_then_unpublished(administrator):
    page = make_page([], title="Scheduled")
    page.live = False
    page.save()
    publish_at(page, NOW + WEEK, NOW + 2 * WEEK)
    changes = get_texts(administrator, "Scheduled")
    assert changes == {"Is published": NOW + WEEK, "Is unpublished": NOW + 2 * WEEK}
    assert set(get_texts(administrator, "Scheduled", NOW + WEEK)) == {"Is published"}


def test_live_page_is_unpublished_once_and_a_draft_never(administrator):
    publish_at(make_page([], title="Live"), None, NOW + WEEK)
    draft = make_page([], title="Draft", slug="a-draft")
    draft.unpublish()
    Page.objects.filter(pk=draft.pk).update(expire_at=NOW + WEEK)
    assert get_texts(administrator, "Live") == {"Is unpublished": NOW + WEEK}
    assert get_texts(administrator, "Draft") == {}


def test_scheduled_change_of_a_live_page_is_listed(administrator):
    page = make_page([], title="Changed")
    page.title = "Changed later"
    publish_at(page, NOW + WEEK)
    assert get_texts(administrator, "Changed") == {"Is published": NOW + WEEK}


def test_later_version_replaces_the_end_of_the_one_before(administrator):
    page = make_page([], title="Changed")
    publish_at(page, None, NOW + 3 * WEEK)
    page.refresh_from_db()
    publish_at(page, NOW + WEEK, NOW + 2 * WEEK)
    assert get_texts(administrator, "Changed") == {"Is published": NOW + WEEK, "Is unpublished": NOW + 2 * WEEK}
    assert len([change for change in get_scheduled_changes(administrator) if change.title == "Changed"]) == 2
    page.refresh_from_db()
    publish_at(page, NOW + WEEK, None)
    assert get_texts(administrator, "Changed") == {"Is published": NOW + WEEK}


def test_scheduled_figure_is_listed_as_pages_are(administrator):
    figure = KeyFigure.objects.create(value="7", label="gardens", live=False, go_live_at=NOW + WEEK)
    figure.save_revision().publish()
    assert get_texts(administrator, "7 gardens") == {"Is published": NOW + WEEK}


def test_items_start_and_end_by_themselves(administrator):
    make_project("Planned", started_on=TODAY + WEEK, ended_on=TODAY + 2 * WEEK)
    fields = {"starts_at": NOW + WEEK, "ends_at": NOW + 2 * WEEK, "closes_at": NOW + timedelta(days=3)}
    make_opportunity("Walk", kind="event", location="Barking", **fields)
    make_opportunity("Cancelled", kind="event", location="Barking", cancelled=True, **fields)
    make_opportunity("Job", kind="job", open_all_year=False, closes_at=NOW + WEEK)
    make_opportunity("Over", kind="job", open_all_year=False, closes_at=NOW - WEEK)
    assert get_days(administrator, "Planned") == {
        "Is under way": TODAY + WEEK,
        "Is finished": TODAY + 2 * WEEK + timedelta(days=1),
    }
    assert get_texts(administrator, "Walk") == {
        "Closes": NOW + timedelta(days=3),
        "Starts": NOW + WEEK,
        "Is over": NOW + 2 * WEEK,
    }
    assert get_texts(administrator, "Job") == {"Closes": NOW + WEEK}
    assert get_texts(administrator, "Cancelled") == get_texts(administrator, "Over") == {}


@pytest.mark.parametrize("days", [0, 1])
def test_what_applies_until_a_day_ends_with_it(administrator, days):
    """A change that has happened today is none any more; one of tomorrow is listed from its midnight."""
    day = TODAY + timedelta(days=days)
    make_project("Finishing", started_on=TODAY - WEEK, ended_on=day - timedelta(days=1))
    make_person("Leaving", group="team", has_agreed=True, left_on=day)
    image = make_image("Garden")
    SiteImage.objects.filter(pk=image.pk).update(people="consent", consent_until=day - timedelta(days=1))
    expected = {"Is finished": day} if days else {}
    assert get_days(administrator, "Finishing") == expected
    assert get_days(administrator, "Leaving") == ({"Is no longer listed": day} if days else {})
    assert get_days(administrator, "Garden") == ({"Consent has ended": day} if days else {})


def test_reviews_and_statements_fall_due(administrator, site):
    HomePage.objects.update(review_on=TODAY + WEEK, notice="<p>Closed.</p>", notice_until=NOW + WEEK)
    statement = AccessibilityStatement.objects.get(site=site)
    statement.tested_on = TODAY
    statement.problems = [KnownProblem(problem="No captions.", fixed_by=TODAY + WEEK)]
    statement.save()
    SecurityContact.objects.filter(site=site).update(expires_on=TODAY + WEEK)
    home = site.root_page.title
    assert get_days(administrator, home)["Review is due"] == TODAY + WEEK
    assert get_days(administrator, home)["The notice is no longer shown"] == TODAY + WEEK
    assert get_days(administrator, "accessibility")["Test is due"] == TODAY + timedelta(days=366)
    assert set(get_days(administrator, "No captions")) == {"Should be fixed by the end of this day"}
    assert get_days(administrator, "security")["Is no longer published"] == TODAY + WEEK


def test_editor_sees_only_what_editors_may_change(site, editor_client):
    HomePage.objects.update(review_on=TODAY + WEEK)
    SecurityContact.objects.filter(site=site).update(expires_on=TODAY + WEEK)
    writer = User.objects.create_user("writer")
    writer.groups.add(Group.objects.create(name="Without pages"))
    editor = User.objects.get(username="editor")
    titles = {change.title for change in get_scheduled_changes(editor)}
    assert site.root_page.title in titles
    assert editor.has_perm("pages.change_securitycontact") == any("security" in title for title in titles)
    assert get_scheduled_changes(writer) == []


def test_changes_are_sorted_and_cost_the_same_for_many(administrator):
    def make(number):
        make_news(f"News {number}", slug=f"news-{number}", review_on=TODAY + timedelta(days=90 - number))
        make_person(f"Person {number}", group="team", has_agreed=True, left_on=TODAY + timedelta(days=90 - number))

    make(0)
    get_scheduled_changes(administrator)  # caches the content types
    with CaptureQueriesContext(connection) as few:
        before = len(get_scheduled_changes(administrator))
    for number in range(1, 10):
        make(number)
    with CaptureQueriesContext(connection) as many:
        changes = get_scheduled_changes(administrator)
    assert len(changes) == before + 18
    assert len(many) == len(few) <= 10
    assert changes == sorted(changes, key=lambda change: change.at)


def test_panel_shows_a_fortnight_and_the_report_everything(editor_client, site):
    page = StandardPage.objects.get(slug="accessibility")
    StandardPage.objects.filter(pk=page.pk).update(review_on=TODAY + FORTNIGHT)
    make_news("Later", review_on=TODAY + FORTNIGHT + timedelta(days=1))
    start = BeautifulSoup(editor_client.get("/admin/").content, "html.parser")
    panel = start.find(id="scheduled-changes-section")
    assert page.title in panel.text
    assert "Later" not in panel.text
    report = BeautifulSoup(editor_client.get(panel.find_all("a")[-1]["href"]).content, "html.parser")
    rows = [[cell.get_text(strip=True) for cell in row.find_all("td")] for row in report.main.select("tbody tr")]
    assert [row[1:] for row in rows][:2] == [
        [page.title, "Review is due", "Standard page"],
        ["Later", "Review is due", "News item"],
    ]


def test_start_page_puts_reviews_first_then_attention_then_changes(site, client):
    administrator = User.objects.create_superuser("admin")
    client.force_login(administrator)
    page = make_page([], title="For review", slug="for-review")
    page.title = "For review again"
    page.save_revision()
    page.get_workflow().start(page, administrator)
    start = BeautifulSoup(client.get("/admin/").content, "html.parser")
    panels = [section["id"].removesuffix("-section") for section in start.select("section[data-panel]")]
    assert panels[:6] == ["awaiting-review", "welcome", "health", "needs-attention", "scheduled-changes", "feedback"]
    assert start.find("a", href=lambda href: href and "guide.wagtail.org" in href) is None


def test_calendar_file_has_an_entry_for_each_change(editor_client, site):
    make_opportunity("Job", kind="job", open_all_year=False, closes_at=NOW + WEEK)
    make_news("News\x07", review_on=TODAY + WEEK)
    response = editor_client.get(reverse("scheduled_changes_calendar"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"]
    entries = {str(entry["summary"]): entry for entry in Calendar.from_ical(response.content).walk("VEVENT")}
    assert entries["Job: closes"].decoded("dtstart") == NOW + WEEK
    assert entries["News: review is due"].decoded("dtstart") == TODAY + WEEK
    assert str(entries["Job: closes"]["url"]).endswith("/edit/")
    again = editor_client.get(reverse("scheduled_changes_calendar"))
    uids = [str(entry["uid"]) for entry in Calendar.from_ical(again.content).walk("VEVENT")]
    assert sorted(uids) == sorted(str(entry["uid"]) for entry in entries.values())
    assert len(set(uids)) == len(uids)


def test_administrator_who_writes_no_pages_opens_the_report_and_no_link_of_the_start_page_is_refused(site):
    SecurityContact.objects.filter(site=site).update(expires_on=TODAY + WEEK)
    client = Client()
    client.force_login(make_staff("boss", "Administrators"))
    start = BeautifulSoup(client.get("/admin/").content, "html.parser")
    links = {link["href"] for link in start.select(".dashboard-panel a")}
    assert reverse("scheduled_changes") in links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert "Security contact" in client.get(reverse("scheduled_changes")).text


def test_report_and_calendar_are_for_users_of_the_cms_only(site, client):
    user = User.objects.create_user("reviewer")
    user.groups.add(Group.objects.get(name="Feedback reviewers"))
    signed_in = Client()
    signed_in.force_login(user)
    for name in ("scheduled_changes", "scheduled_changes_calendar"):
        assert client.get(reverse(name)).status_code == 302
        assert signed_in.get(reverse(name)).status_code == 302
