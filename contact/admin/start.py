"""The start screen of the feedback service: what needs a reviewer, and the last twelve weeks."""

from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from contact.charts import get_weeks_chart
from contact.models import Feedback, FeedbackQuerySet, FeedbackSettings
from contact.selectors import get_unassigned_condition
from contact.statistics import (
    AnswerTimes,
    Period,
    get_answer_times,
    get_days,
    get_last_weeks,
    get_quarter,
    get_weeks,
    get_workload,
)

MAX_ROWS = 12
ORDER = ("due_on", "created_at")


class Tile(NamedTuple):
    """A figure and the screen that lists what it counts."""

    number: Any
    label: str
    url: str
    is_alert: bool = False


def get_start_context(user: User) -> dict[str, Any]:
    """Return the context of the start screen for this reviewer."""
    last_weeks, this_quarter = get_last_weeks(), get_quarter(timezone.localdate())
    days = get_days(Period(min(last_weeks.start, this_quarter.start), this_quarter.end))  # one query for both
    weeks = get_weeks(last_weeks, [day for day in days if day.received_on in last_weeks])
    quarter = [day for day in days if day.received_on in this_quarter]
    return {
        "tiles": get_tiles(user, this_quarter, get_answer_times(quarter)),
        "quarter": get_answer_times(quarter),
        "quarter_total": sum(day.number for day in quarter),
        "may_see_sender": user.has_perm("contact.view_personal_data"),
        "messages_to_do": get_messages_to_do(user),
        "weeks": weeks,
        "chart": get_weeks_chart(weeks),
        "needs_address": not FeedbackSettings.load().addresses,
    }


def get_tiles(user: User, period: Period, times: AnswerTimes) -> list[Tile]:
    report = f"{reverse('admin:contact_feedback_report')}?start={period.start}&end={period.end}"
    messages, mail = reverse("admin:contact_feedback_changelist"), reverse("admin:contact_mail_changelist")
    work = get_workload(user)
    return [
        Tile(work.mine, "mine, open", f"{messages}?scope=mine"),
        Tile(work.unassigned, "unassigned", f"{messages}?scope=unassigned"),
        Tile(work.overdue, "overdue", f"{messages}?scope=overdue", is_alert=bool(work.overdue)),
        Tile(work.quarantined, "quarantine", f"{messages}?scope=quarantine"),
        Tile(work.failed_mail, "mail not sent", f"{mail}?state=failed", is_alert=bool(work.failed_mail)),
        Tile(
            "None" if times.median_days is None else times.median_days,
            "working days to first answer, median this quarter",
            report,
        ),
    ]


def get_messages_to_do(user: User) -> FeedbackQuerySet:
    """Return the reviewer's own and the unassigned open messages that are due first."""
    mine = Q(assignee=user) | get_unassigned_condition()
    first = Feedback.objects.open().filter(mine).order_by(*ORDER).values_list("pk", flat=True)[:MAX_ROWS]
    return Feedback.objects.filter(pk__in=list(first)).select_related("assignee").order_by(*ORDER)
