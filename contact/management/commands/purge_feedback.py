"""Forgetting: erases the messages that have been kept for as long as the retention rules allow."""

from django.core.management.base import BaseCommand

from contact.services.erase import erase
from contact.services.retention import due_for_erasure


class Command(BaseCommand):
    """`manage.py purge_feedback [--dry-run]`."""

    help = "Erase the messages whose time is over by the retention rules; reference, dates and kind stay."

    def add_arguments(self, parser):
        """Offer a look first."""
        parser.add_argument("--dry-run", action="store_true", help="only list what would be erased")

    def handle(self, *, dry_run, **_options):
        """Erase one message a transaction, so that a round that is stopped has done what it has done."""
        count = 0
        for feedback in due_for_erasure():
            count += 1
            if dry_run:
                done = f"{feedback.state} on {feedback.closed_at:%Y-%m-%d}"
                self.stdout.write(f"{feedback.reference} {feedback.kind}, {done}")
            else:
                erase(feedback)
        self.stdout.write(f"{'To be erased' if dry_run else 'Erased'}: {count}")
