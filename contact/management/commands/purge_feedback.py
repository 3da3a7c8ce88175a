"""`manage.py purge_feedback [--dry-run]`: erase messages whose retention time is over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from contact.services.retention import due_for_erasure, erase_if_due
from contact.services.search import forget_deleted_texts


class Command(BaseCommand):
    """Erases one message per transaction: an interrupted run keeps what it has erased."""

    help = "Erase messages whose retention time is over; their reference, dates and kind remain."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="list the messages without erasing them")

    def handle(self, *, dry_run: bool, **_options: Any) -> None:
        if dry_run:
            due = list(due_for_erasure())
            for feedback in due:
                closed = f"{feedback.state} on {feedback.closed_at:%Y-%m-%d}" if feedback.closed_at else ""
                reason = closed or f"in quarantine since {feedback.created_at:%Y-%m-%d}"
                self.stdout.write(f"{feedback.reference} {feedback.kind}, {reason}")
            self.stdout.write(f"Would be erased: {len(due)}")
        else:
            erased = sum(erase_if_due(feedback) for feedback in due_for_erasure())
            forget_deleted_texts()
            self.stdout.write(f"Erased: {erased}")
