"""The report for the board, and that tiles, list, report and command count the same messages."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone

from contact.charts import get_weeks_chart
from contact.models import State, Theme
from contact.services.erase import erase
from contact.services.replies import add_follow_up, send_reply
from contact.services.triage import update
from contact.statistics import (
    Period,
    Week,
    get_answer_times,
    get_days,
    get_month,
    get_publishable,
    get_usual_periods,
    get_weeks,
    hide_small_rows,
)
from tests.factories import make_feedback, make_reply

pytestmark = pytest.mark.django_db

REPORT = "/django-admin/contact/feedback/report/"
NOVEMBER = {"start": "2026-11-01", "end": "2026-11-30"}


def make_received(day, answered=None, **fields):
    """Save a message that was received on this day, and first answered on that day."""
    return make_feedback(**{"received_on": day, "first_answered_on": answered} | fields)


def read_tables(page):
    """Return {heading: {label: number}} of the tables in the report."""
    document = BeautifulSoup(page.content, "html.parser")
    return {
        table.thead.th.text: {row.th.text: int(row.td.text) for row in table.select("tbody tr")}
        for table in document.select(".report__tables table")
    }


@pytest.fixture
def november(db):
    """Save messages in and around November 2026."""
    theme = Theme.objects.create(name="Building and access")
    make_received(date(2026, 10, 31))
    make_received(
        date(2026, 11, 2), date(2026, 11, 4), kind="problem", theme=theme, page="/about/", due_on=date(2026, 11, 16)
    )
    make_received(date(2026, 11, 3), date(2026, 11, 13), channel="telephone", due_on=date(2026, 11, 10))
    make_received(date(2026, 11, 20), date(2026, 11, 20), kind="compliment", due_on=date(2026, 12, 4))
    make_received(date(2026, 12, 5), received_on=date(2026, 11, 30), channel="letter")
    make_received(date(2026, 11, 21), state="spam")
    make_received(date(2026, 11, 22), quarantined=True)
    make_received(date(2026, 12, 1))


def test_report_counts_the_messages_of_the_period_without_spam(november, reviewer_client):
    tables = read_tables(reviewer_client.get(REPORT, NOVEMBER))
    assert tables["Kind"] == {"A question": 2, "A compliment": 1, "A problem": 1}
    assert tables["Channel"] == {"Website": 2, "Letter": 1, "Telephone": 1}
    assert tables["Theme"] == {"None": 3, "Building and access": 1}
    assert tables["Page"] == {"None": 3, "/about/": 1}
    assert {sum(table.values()) for table in tables.values()} == {4}


def test_published_report_hides_every_figure_below_five(november, reviewer_client):
    for number in range(4):
        make_received(date(2026, 11, 24), date(2026, 11, 25), email=f"{number}@example.org")
    screen = reviewer_client.get(REPORT, NOVEMBER | {"published": "on"})
    document = BeautifulSoup(screen.content, "html.parser")
    text = reviewer_client.get(REPORT, NOVEMBER | {"published": "on", "format": "csv"}).content.decode()
    rows = [row for row in csv.reader(StringIO(text)) if not row[1].startswith("Median")]
    for cells in (
        [cell.text for cell in document.select("td, .tile:nth-child(-n+2) strong")],
        [row[2] for row in rows],
    ):
        figures = {int(cell) for cell in cells if cell.isdigit()}
        assert "fewer than 5" in cells
        assert {8, 7} <= figures, "all messages, and those answered"
        assert min(figures) >= 5
    assert {float(bar["height"]) for bar in document.select("rect")} == {0}, "each week has a figure below five"


def test_pages_table_lists_paths_and_sums_up_what_else_was_typed(reviewer_client):
    for page in ("/about/", "/about/", "my own words", "Jo Bloggs, jo@example.org"):
        make_received(date(2026, 11, 2), page=page)
    tables = read_tables(reviewer_client.get(REPORT, NOVEMBER))
    assert tables["Page"] == {"/about/": 2, "Other pages": 2}


def test_median_and_share_in_time_count_working_days(november):
    times = get_answer_times(get_days(Period(date(2026, 11, 1), date(2026, 11, 30))))
    assert (times.answered, times.median_days) == (3, 2)  # 0, 2 and 8 working days
    assert times.in_time_percentage == 67


def test_csv_has_the_figures_of_the_screen_and_a_bom(november, reviewer_client):
    response = reviewer_client.get(REPORT, NOVEMBER | {"format": "csv"})
    assert response["Content-Disposition"] == 'attachment; filename="feedback-2026-11-01-2026-11-30.csv"'
    text = response.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert rows[:3] == [["Section", "Value", "Number"], ["All", "Messages", "4"], ["All", "Answered", "3"]]
    for title, table in read_tables(reviewer_client.get(REPORT, NOVEMBER)).items():
        assert {row[1]: int(row[2]) for row in rows if row[0] == title} == table


@pytest.mark.parametrize(
    "period",
    [{"start": "x"}, {"end": "2026-02-30"}, {"start": "2026-11-30", "end": "2026-11-01"}, {"start": "", "end": ""}],
)
def test_invalid_period_says_so_and_shows_the_current_month(period, reviewer_client):
    page = reviewer_client.get(REPORT, period | {"format": "csv"})
    assert page["Content-Type"].startswith("text/html")
    assert "Error: " in page.text
    assert str(get_month(timezone.localdate())) in page.text


def test_marking_spam_does_not_raise_the_total_of_its_week(reviewer):
    this_week = Period(timezone.localdate(), timezone.localdate())
    make_feedback()
    suspicious = make_feedback(quarantined=True)
    before = get_weeks(this_week, get_days(this_week))
    update(suspicious, {"state": State.SPAM}, reviewer)
    assert get_weeks(this_week, get_days(this_week)) == before
    assert before[0][1] == 1


def test_erasing_what_is_in_quarantine_does_not_raise_the_total_of_its_week(manager):
    this_week = Period(timezone.localdate(), timezone.localdate())
    make_feedback()
    suspicious = make_feedback(quarantined=True)
    before = get_weeks(this_week, get_days(this_week))
    erase(suspicious, actor=manager)
    assert get_weeks(this_week, get_days(this_week)) == before


def test_week_counts_as_due_what_was_answered_or_should_have_been(reviewer):
    yesterday = timezone.localdate() - timedelta(days=1)
    send_reply(make_feedback(email="jo@example.org", due_on=yesterday), make_reply(), reviewer)
    send_reply(make_feedback(email="jo@example.org", due_on=timezone.localdate()), make_reply(), reviewer)
    make_feedback(due_on=yesterday)
    make_feedback(due_on=timezone.localdate() + timedelta(days=9))
    today = Period(timezone.localdate(), timezone.localdate())
    (week,) = get_weeks(today, get_days(today))
    assert week[1:] == (4, 3, 1)


def test_published_weeks_hide_small_figures_and_draw_no_point_for_them():
    weeks = [Week(date(2026, 11, 2) + timedelta(weeks=n), 20, 10, in_time) for n, in_time in enumerate([9, 8, 3])]
    report = {"total": 60, "answered": 30, "median_days": 5, "in_time_percentage": 66, "tables": {}, "weeks": weeks}
    published = get_publishable(report)["weeks"]
    assert [week.in_time for week in published] == [9, "not shown", "fewer than 5"]
    chart = get_weeks_chart(published)
    assert len(chart["points"].split()) == 1


def test_usual_periods_are_months_and_quarters():
    periods = dict(get_usual_periods(date(2026, 1, 31)))
    assert str(periods["This month"]) == "1 January 2026 to 31 January 2026"
    assert str(periods["Last month"]) == "1 December 2025 to 31 December 2025"
    assert str(periods["This quarter"]) == "1 January 2026 to 31 March 2026"
    assert str(periods["Last quarter"]) == "1 October 2025 to 31 December 2025"


def test_tile_of_the_quarter_links_to_the_report_of_the_quarter(reviewer_client):
    quarter = dict(get_usual_periods(timezone.localdate()))["This quarter"]
    make_received(quarter.start, answered=quarter.start + timedelta(days=14))
    start = BeautifulSoup(reviewer_client.get("/django-admin/").content, "html.parser")
    [tile] = [tile for tile in start.select(".tile a") if "median this quarter" in tile.text]
    report = BeautifulSoup(reviewer_client.get(tile["href"]).content, "html.parser")
    assert str(quarter) in report.text
    assert tile.strong.text in [figure.text for figure in report.select(".tile strong")]


def test_tile_and_command_agree(reviewer_client, reviewer, capsys):
    for fields in ({}, {"state": "answered"}, {"state": "closed"}, {"quarantined": True}, {"assignee": reviewer}):
        make_feedback(**fields)
    call_command("feedback_stats")
    printed = capsys.readouterr().out
    start = BeautifulSoup(reviewer_client.get("/django-admin/").content, "html.parser")
    unassigned = int(start.find("a", href="/django-admin/contact/feedback/?scope=unassigned").strong.text)
    mine = int(start.find("a", href="/django-admin/contact/feedback/?scope=mine").strong.text)
    figures = dict(line.strip().rsplit(maxsplit=1) for line in printed.splitlines())
    assert int(figures["Open"]) == unassigned + mine
    assert int(figures["Messages"]) == 4


def test_chart_is_svg_without_script_or_inline_style(november, reviewer_client):
    document = BeautifulSoup(reviewer_client.get(REPORT, NOVEMBER).content, "html.parser")
    chart = document.find("svg", class_="weeks__chart")
    assert len(chart.find_all("rect")) == 6
    assert not chart.find_all(["script", "style"])
    assert not chart.find_all(attrs={"style": lambda style: style is not None})


def test_late_answer_stays_late_when_its_sender_writes_back(reviewer):
    yesterday = timezone.localdate() - timedelta(days=1)
    feedback = make_feedback(email="jo@example.org", due_on=yesterday)
    send_reply(feedback, make_reply(), reviewer)
    today = Period(timezone.localdate(), timezone.localdate())
    assert get_answer_times(get_days(today)).in_time_percentage == 0
    add_follow_up(feedback, "And on Sunday?", "key")
    assert get_answer_times(get_days(today)).in_time_percentage == 0


@pytest.mark.parametrize(
    "period", [{"start": "0026-07-01", "end": "2026-07-31"}, {"start": "2000-01-01", "end": "2026-01-01"}]
)
def test_period_of_more_than_ten_years_is_refused(period, reviewer_client):
    page = reviewer_client.get(REPORT, period)
    assert "Choose at most ten years." in page.text
    assert len(BeautifulSoup(page.content, "html.parser").find_all("rect")) <= 15


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([7, 1], ["not shown", "fewer than 5"]),
        ([30, 20, 7, 1], [30, 20, "not shown", "fewer than 5"]),
        ([30, 3, 1], [30, "fewer than 5", "fewer than 5"]),
        ([30, 5], [30, 5]),
        ([2], ["fewer than 5"]),
        ([], []),
    ],
)
def test_no_hidden_figure_can_be_computed_from_the_total(numbers, shown):
    assert [figure for _, figure in hide_small_rows([("", number) for number in numbers])] == shown
