"""`manage.py send_digest`: queue the daily digest of open feedback."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from contact.models import Feedback, FeedbackSettings, Mail, Purpose
from contact.outbox import queue_mail


class Command(BaseCommand):
    """Queues at most one digest a day."""

    help = "Queue today's digest, unless it has been queued, no message is open, or no address is set."

    def handle(self, **_options: Any) -> None:
        needs_attention = Feedback.objects.open().exists() or Feedback.objects.quarantined().exists()
        sent_today = Mail.objects.filter(purpose=Purpose.DIGEST, created_at__date=timezone.localdate()).exists()
        if needs_attention and not sent_today and FeedbackSettings.load().addresses:
            queue_mail(Purpose.DIGEST)
