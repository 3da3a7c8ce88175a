"""Figures about feedback: messages per week and kind."""

from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils import timezone

from .models import Feedback, Kind

WEEKS = 12

WeeklyCounts = list[tuple[str, list[int]]]  # for each kind its label and one count per week


def weekly_counts() -> tuple[list[date], WeeklyCounts]:
    """Return the Mondays of the last twelve weeks, oldest first, and the counts of each kind in that order."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    rows = (
        Feedback.objects.filter(created_at__date__gte=weeks[0], quarantined=False)
        .order_by()
        .annotate(week=TruncWeek("created_at"))
        .values_list("kind", "week")
        .annotate(Count("pk"))
    )
    counts = {(kind, timezone.localdate(week)): number for kind, week, number in rows}
    return weeks, [(str(label), [counts.get((kind, week), 0) for week in weeks]) for kind, label in Kind.choices]
