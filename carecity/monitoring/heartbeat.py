"""The worker's heartbeat: when it last finished something, and what waits for it; for operators and for editors."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import OrmQ, Success

from carecity.core.schedules import PREFIX, PUBLISHING

SILENT = timedelta(minutes=10)


def last_finished():
    """Return when the worker last finished anything, or None."""
    return Success.objects.order_by("-stopped").values_list("stopped", flat=True).first()


def due_tasks():
    """Return what waits for a worker, which moves the lock ahead of what it takes."""
    return OrmQ.objects.filter(lock__lte=timezone.now())


def waiting_since():
    """Return since when the oldest task that is due has waited, or None."""
    return due_tasks().order_by("lock").values_list("lock", flat=True).first()


def publishing_last_ran():
    """Return when scheduled publishing last ran, or None."""
    runs = Success.objects.filter(group=PREFIX + PUBLISHING)
    return runs.order_by("-stopped").values_list("stopped", flat=True).first()


def is_silent(last_ran):
    """Tell whether the job has not run for too long."""
    return last_ran is None or last_ran < timezone.now() - SILENT
