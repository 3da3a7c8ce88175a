"""When a job of the timetable last ran: the worker's heartbeat, for the health check and for editors."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import Success

from .timetable import PREFIX, PUBLISHING

SILENT = timedelta(minutes=10)


def publishing_last_ran():
    """Return when scheduled publishing last ran, or None."""
    runs = Success.objects.filter(group=PREFIX + PUBLISHING)
    return runs.order_by("-stopped").values_list("stopped", flat=True).first()


def is_silent(last_ran):
    """Tell whether the job has not run for too long."""
    return last_ran is None or last_ran < timezone.now() - SILENT
