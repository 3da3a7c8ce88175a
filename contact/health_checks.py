"""The health check of the outbox, part of `/healthz`."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from .models import Mail

MAX_DELAY = timedelta(hours=1)


@dataclass
class OutgoingMail(HealthCheck):
    """Fails when a mail has failed for good, or is still unsent after an hour."""

    def run(self) -> None:
        """Raise `ServiceUnavailable` with the counts, and without recipients or content."""
        failed = Mail.objects.failed().count()
        delayed = Mail.objects.unsent().filter(created_at__lt=timezone.now() - MAX_DELAY).count()
        if failed or delayed:
            raise ServiceUnavailable(f"failed mail: {failed}; unsent for more than an hour: {delayed}")
