"""Feedback in figures: how many messages of each kind came in each of the last weeks."""

from datetime import timedelta

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils import timezone

from .models import Feedback, Kind

WEEKS = 12


def weekly_counts():
    """Return the Mondays of the last twelve weeks, and for each kind its label and a count a week, oldest first."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    found = (
        Feedback.objects.filter(created_at__date__gte=weeks[0], quarantined=False)
        .order_by()
        .annotate(week=TruncWeek("created_at"))
        .values_list("kind", "week")
        .annotate(Count("pk"))
    )
    counts = {(kind, timezone.localdate(week)): number for kind, week, number in found}
    return weeks, [(label, [counts.get((kind, week), 0) for week in weeks]) for kind, label in Kind.choices]
