"""`manage.py feedback_stats`: figures about feedback and its mail, without personal data."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Count

from contact.models import Feedback, Kind, Mail, State


class Command(BaseCommand):
    """Prints one figure per line."""

    help = "Print how many messages there are by state and kind, how many are overdue, and the state of the mail."

    def handle(self, **_options: Any) -> None:
        by_state = dict(Feedback.objects.order_by().values_list("state").annotate(Count("pk")))
        by_kind = dict(Feedback.objects.order_by().values_list("kind").annotate(Count("pk")))
        figures = {
            "Messages": Feedback.objects.count(),
            **{f"  {label}": by_state.get(value, 0) for value, label in State.choices},
            **{f"  {label}": by_kind.get(value, 0) for value, label in Kind.choices},
            "Overdue": Feedback.objects.overdue().count(),
            "In quarantine": Feedback.objects.quarantined().count(),
            "Erased": Feedback.objects.exclude(erased_at=None).count(),
            "Unsent mail": Mail.objects.unsent().count(),
            "Failed mail": Mail.objects.failed().count(),
        }
        for label, number in figures.items():
            self.stdout.write(f"{label:<32}{number:>8}")
