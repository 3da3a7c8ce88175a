"""`manage.py send_digest`: queue the daily digests of open feedback."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from contact.models import Mail, Purpose
from contact.outbox import queue_mail
from contact.selectors import get_assignees, get_shared_addresses
from contact.statistics import get_workload


class Command(BaseCommand):
    """Queues at most one digest a day for each reviewer, and one for the addresses in the settings."""

    help = "Queue today's digests, for reviewers who have an address and a message to work on."

    def handle(self, **_options: Any) -> None:
        today = Mail.objects.filter(purpose=Purpose.DIGEST, created_at__date=timezone.localdate())
        queued_for = set(today.values_list("recipient", flat=True))
        work = get_workload()
        if (work.open or work.quarantined) and None not in queued_for and get_shared_addresses():
            queue_mail(Purpose.DIGEST)
        for reviewer in get_assignees().exclude(email="").exclude(pk__in=queued_for - {None}).order_by("pk"):
            own = get_workload(reviewer)
            if own.mine or own.unassigned or own.quarantined:
                queue_mail(Purpose.DIGEST, recipient=reviewer)
