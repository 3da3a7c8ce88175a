"""The figures of the feedback service: start screen, report, panel and command read them here, so that they agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from carecity.core.url_utils import local_path

from .deadlines import count_working_days
from .models import Channel, Feedback, FeedbackQuerySet, Kind, Mail, Theme
from .selectors import get_unassigned_condition

WEEKS = 12
MAX_PAGES = 20
NONE = "None"

WeeklyCounts = list[tuple[str, list[int]]]  # for each kind its label and one count per week


@dataclass(frozen=True)
class Workload:
    """How many messages need a reviewer now; `mine` are the open ones of one reviewer."""

    mine: int
    unassigned: int
    overdue: int
    quarantined: int
    open: int
    failed_mail: int


def get_workload(user: User | None = None) -> Workload:
    open_messages = Feedback.objects.open()
    return Workload(
        mine=open_messages.filter(assignee=user).count() if user else 0,
        unassigned=open_messages.filter(get_unassigned_condition()).count(),
        overdue=Feedback.objects.overdue().count(),
        quarantined=Feedback.objects.quarantined().count(),
        open=open_messages.count(),
        failed_mail=Mail.objects.failed().count(),
    )


@dataclass(frozen=True)
class Period:
    """Days from `start` up to and including `end`."""

    start: date
    end: date

    def __str__(self) -> str:
        return f"{self.start:%-d %B %Y} to {self.end:%-d %B %Y}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def get_messages(self) -> FeedbackQuerySet:
        """Return the messages received in these days, without spam and what looks like it."""
        return Feedback.objects.genuine().filter(received_on__gte=self.start, received_on__lte=self.end).order_by()


class Day(NamedTuple):
    """The messages that were received on one day and first answered on another, or not at all.

    `in_time` is how many of them were answered by their date, `late` how many should have been answered by now.
    """

    received_on: date
    answered_on: date | None
    number: int
    in_time: int
    late: int


class Week(NamedTuple):
    """The messages of one week: all, those that were answered or should have been by now, and those answered in time.

    A figure that is hidden for publication is a text.
    """

    monday: date
    number: int | str
    due: int | str
    in_time: int | str


def get_days(period: Period) -> list[Day]:
    """Return the messages of a period by the two days, counted by the database."""
    in_time = Q(due_on=None) | Q(first_answered_on__lte=Coalesce("answer_due_on", "due_on"))
    late = Q(first_answered_on=None, due_on__lt=timezone.localdate(), closed_at=None)
    # One count for both, as no message is both: it is counted once for each of many thousand messages.
    counts = {
        "number": Count("*"),
        "counted": Count(Value(1), filter=(Q(first_answered_on__isnull=False) & in_time) | late),
    }
    rows = period.get_messages().values_list("received_on", "first_answered_on").annotate(**counts)
    with connection.cursor() as cursor:  # the ORM would convert each of a thousand dates and numbers once more
        cursor.execute(*rows.query.sql_with_params())
        return [
            Day(received_on, answered_on, number, counted if answered_on else 0, 0 if answered_on else counted)
            for received_on, answered_on, number, counted in cursor.fetchall()
        ]


def get_quarter(day: date) -> Period:
    """Return the calendar quarter of a day."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = (first + timedelta(days=95)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def get_month(day: date) -> Period:
    """Return the calendar month of a day."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def get_usual_periods(today: date) -> list[tuple[str, Period]]:
    """Return the months and quarters that reports are usually about."""
    month, quarter = get_month(today), get_quarter(today)
    return [
        ("This month", month),
        ("Last month", get_month(month.start - timedelta(days=1))),
        ("This quarter", quarter),
        ("Last quarter", get_quarter(quarter.start - timedelta(days=1))),
    ]


@dataclass(frozen=True)
class AnswerTimes:
    """How fast messages were first answered: the median in working days, and the percentage answered by their date."""

    answered: int
    median_days: int | None
    in_time_percentage: int | None


def get_answer_times(days: list[Day]) -> AnswerTimes:
    """Return how fast the messages were answered; those that are due and not answered count as not in time."""
    waited: Counter[int] = Counter()
    for day in days:
        if day.answered_on:
            waited[count_working_days(day.received_on, day.answered_on)] += day.number
    total = waited.total()
    due = total + sum(day.late for day in days)
    return AnswerTimes(
        answered=total,
        median_days=_get_median(waited),
        in_time_percentage=round(100 * sum(day.in_time for day in days) / due) if due else None,
    )


def _get_median(counts: Counter[int]) -> int | None:
    """Return the lower median of numbers that are counted, without a list of them all."""
    remaining = (counts.total() + 1) // 2
    for number, count in sorted(counts.items()):
        remaining -= count
        if remaining <= 0:
            return number
    return None


def count_by(messages: FeedbackQuerySet, *fields: str) -> list[list[tuple[Any, int]]]:
    """Return for each field a list of value and number of messages, most frequent first; one query counts them all."""
    counts: list[Counter[Any]] = [Counter() for _ in fields]
    for *values, number in messages.values_list(*fields).annotate(number=Count("*")):
        for count, value in zip(counts, values, strict=True):
            count[value or NONE] += number
    return [sorted(count.items(), key=lambda item: (-item[1], str(item[0]))) for count in counts]


def replace_by_labels(counts: list[tuple[Any, int]], choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, int]]:
    """Return the counts with the labels of their values."""
    labels = dict(choices)
    return [(str(labels.get(value, value)), number) for value, number in counts]


def count_pages(messages: FeedbackQuerySet) -> list[tuple[str, int]]:
    """Return the pages that most messages are about; the rest, and what is no path of this site, as one row."""
    [rows] = count_by(messages, "page")
    pages = [(label, number) for label, number in rows if local_path(label) or label == NONE][:MAX_PAGES]
    others = sum(number for _, number in rows) - sum(number for _, number in pages)
    return [*pages, ("Other pages", others)] if others else pages


def get_report(period: Period) -> dict[str, Any]:
    """Return the figures of the report for the board."""
    messages, days = period.get_messages(), get_days(period)
    kinds, channels, themes = count_by(messages, "kind", "channel", "theme")
    times = get_answer_times(days)
    return {
        "period": period,
        "total": sum(day.number for day in days),
        "answered": times.answered,
        "median_days": times.median_days,
        "in_time_percentage": times.in_time_percentage,
        "tables": {
            "Kind": replace_by_labels(kinds, Kind.choices),
            "Channel": replace_by_labels(channels, Channel.choices),
            "Theme": replace_by_labels(themes, Theme.objects.values_list("pk", "name")),
            "Page": count_pages(messages),
        },
        "weeks": get_weeks(period, days),
    }


SMALL = 5  # a figure below it could let a reader recognise a person
FEWER = "fewer than 5"
NOT_SHOWN = "not shown"


def hide_small(number: int) -> int | str:
    return FEWER if number < SMALL else number


def hide_small_rows(table: list[tuple[str, int]]) -> list[tuple[str, int | str]]:
    """Hide small figures; where that is one, the next smallest too, or it could be computed from the total."""
    smallest = sorted(number for _, number in table)[:2]
    limit = smallest[-1] if smallest and smallest[0] < SMALL <= smallest[-1] else SMALL - 1
    return [(label, hide_small(number) if number < SMALL or number > limit else NOT_SHOWN) for label, number in table]


def _hide_small_weeks(weeks: list[Week]) -> list[Week]:
    """Hide small figures in each of the columns, as in the other tables."""
    columns = [hide_small_rows([("", getattr(week, name)) for week in weeks]) for name in ("number", "due", "in_time")]
    figures = zip(*([figure for _, figure in column] for column in columns), strict=True)
    return [Week(week.monday, *row) for week, row in zip(weeks, figures, strict=True)]


def get_publishable(report: dict[str, Any]) -> dict[str, Any]:
    """Return the report without figures that are small, or computed from few messages."""
    has_few_answers = report["answered"] < SMALL
    return report | {
        "total": hide_small(report["total"]),
        "answered": hide_small(report["answered"]),
        "median_days": None if has_few_answers else report["median_days"],
        "in_time_percentage": None if has_few_answers else report["in_time_percentage"],
        "tables": {title: hide_small_rows(table) for title, table in report["tables"].items()},
        "weeks": _hide_small_weeks(report["weeks"]),
    }


def get_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def get_weeks(period: Period, days: list[Day]) -> list[Week]:
    """Return the weeks of a period, from Monday to Sunday."""
    first = get_monday(period.start)
    weeks = [[0, 0, 0] for _ in range((period.end - first).days // 7 + 1)]
    offset = first.toordinal()
    for received_on, answered_on, number, in_time, late in days:
        week = weeks[(received_on.toordinal() - offset) // 7]
        week[0] += number
        week[1] += number if answered_on else late
        week[2] += in_time
    return [Week(first + timedelta(weeks=index), *counts) for index, counts in enumerate(weeks)]


def get_last_weeks() -> Period:
    """Return the twelve weeks up to today."""
    today = timezone.localdate()
    return Period(get_monday(today) - timedelta(weeks=WEEKS - 1), today)


def weekly_counts() -> tuple[list[date], WeeklyCounts]:
    """Return the Mondays of the last twelve weeks, oldest first, and the counts of each kind in that order."""
    period = get_last_weeks()
    weeks = [period.start + timedelta(weeks=number) for number in range(WEEKS)]
    counts: Counter[tuple[str, date]] = Counter()
    for kind, day, number in period.get_messages().values_list("kind", "received_on").annotate(number=Count("*")):
        counts[kind, get_monday(day)] += number
    return weeks, [(str(label), [counts[kind, week] for week in weeks]) for kind, label in Kind.choices]
