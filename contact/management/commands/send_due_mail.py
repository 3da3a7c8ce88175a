"""The worker's round: send what is due. The outbox's own guarantee, whatever became of the tasks in the queue."""

import time

from django.core.management.base import BaseCommand

from contact.models import Mail
from contact.outbox import deliver

ROUND = 40  # seconds; the worker ends a task after 60, and the next round goes on


class Command(BaseCommand):
    """`manage.py send_due_mail`."""

    help = "Send the mail that is due: what is new, and what is to be tried again."

    def handle(self, **_options):
        """Send the oldest first, until all are sent or the round is over."""
        end = time.monotonic() + ROUND
        for pk in Mail.objects.due().order_by("created_at", "pk").values_list("pk", flat=True):
            if time.monotonic() > end:
                break
            deliver(pk)
