"""How much feedback there is and where it stands, in figures without a name in them."""

from django.core.management.base import BaseCommand
from django.db.models import Count

from contact.models import Feedback, Kind, Mail, State


class Command(BaseCommand):
    """`manage.py feedback_stats`."""

    help = "Print how many messages there are by state and kind, how many are overdue, and how the mail stands."

    def handle(self, **_options):
        """Print a line for each figure."""
        by_state = dict(Feedback.objects.order_by().values_list("state").annotate(Count("pk")))
        by_kind = dict(Feedback.objects.order_by().values_list("kind").annotate(Count("pk")))
        figures = {
            "Messages": Feedback.objects.count(),
            **{f"  {label}": by_state.get(value, 0) for value, label in State.choices},
            **{f"  {label}": by_kind.get(value, 0) for value, label in Kind.choices},
            "Overdue": Feedback.objects.overdue().count(),
            "In quarantine": Feedback.objects.quarantined().count(),
            "Erased": Feedback.objects.exclude(erased_at=None).count(),
            "Mail to be sent": Mail.objects.filter(sent_at=None, failed_at=None).count(),
            "Mail that failed": Mail.objects.failed().count(),
        }
        for label, number in figures.items():
            self.stdout.write(f"{label:<32}{number:>8}")
