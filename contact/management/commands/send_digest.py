"""The daily digest of open feedback."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from contact.models import Feedback, FeedbackSettings, Mail, Purpose
from contact.outbox import queue_mail


class Command(BaseCommand):
    """`manage.py send_digest`."""

    help = "Queue today's digest of open feedback, once, unless nothing is open or nobody is to be told."

    def handle(self, **_options):
        """Queue it."""
        waiting = Feedback.objects.open().exists() or Feedback.objects.quarantined().exists()
        sent_today = Mail.objects.filter(purpose=Purpose.DIGEST, created_at__date=timezone.localdate()).exists()
        if waiting and not sent_today and FeedbackSettings.load().addresses:
            queue_mail(Purpose.DIGEST)
