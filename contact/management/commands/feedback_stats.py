"""`manage.py feedback_stats`: figures about feedback and its mail, without personal data."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Count

from contact.models import Feedback, Kind, Mail, State
from contact.statistics import get_workload


class Command(BaseCommand):
    """Prints one figure per line."""

    help = "Print how many messages there are by state and kind, without spam, and the state of the mail."

    def handle(self, **_options: Any) -> None:
        messages, work = Feedback.objects.genuine().order_by(), get_workload()
        by_state = dict(messages.values_list("state").annotate(Count("pk")))
        by_kind = dict(messages.values_list("kind").annotate(Count("pk")))
        figures = {
            "Messages": messages.count(),
            **{f"  {label}": by_state.get(value, 0) for value, label in State.choices if value != State.SPAM},
            **{f"  {label}": by_kind.get(value, 0) for value, label in Kind.choices},
            "Open": work.open,
            "Overdue": work.overdue,
            "In quarantine": work.quarantined,
            "Spam": Feedback.objects.filter(state=State.SPAM).count(),
            "Erased": Feedback.objects.exclude(erased_at=None).count(),
            "Unsent mail": Mail.objects.unsent().count(),
            "Failed mail": work.failed_mail,
        }
        for label, number in figures.items():
            self.stdout.write(f"{label:<32}{number:>8}")
