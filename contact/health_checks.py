"""Whether the mail goes out: the part of the health check that belongs to feedback."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from .models import Mail

LATE = timedelta(hours=1)


@dataclass
class OutgoingMail(HealthCheck):
    """No mail has been given up, and none has waited for more than an hour."""

    def run(self):
        """Raise `ServiceUnavailable` with counts, never with what a mail says or to whom."""
        failed = Mail.objects.failed().count()
        late = Mail.objects.unsent().filter(created_at__lt=timezone.now() - LATE).count()
        if failed or late:
            raise ServiceUnavailable(f"mail given up: {failed}; waiting for more than an hour: {late}")
