"""`manage.py send_due_mail`: send due mail. The outbox relies on this and not on the tasks in the queue."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from contact.models import Mail
from contact.outbox import deliver

MAX_RUN_SECONDS = 40  # the worker kills a task after 60; the next run continues


class Command(BaseCommand):
    """Sends the oldest mail first, until all due mail is sent or the time is up."""

    help = "Send the mail that is due: new mail, and failed attempts to be retried."

    def handle(self, **_options: Any) -> None:
        end = time.monotonic() + MAX_RUN_SECONDS
        for pk in Mail.objects.due().order_by("created_at", "pk").values_list("pk", flat=True):
            if time.monotonic() > end:
                break
            deliver(pk)
