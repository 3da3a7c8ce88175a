"""Whether the worker keeps up and the database is migrated: the checks of `/healthz`, and the figures behind them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.utils import timezone
from django_q.models import OrmQ, Success
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from carecity.core.schedules import PUBLISHING_JOB, SCHEDULE_PREFIX

WORKER_TIMEOUT = timedelta(minutes=5)  # some scheduled jobs run every minute
BACKLOG_TIMEOUT = timedelta(minutes=10)
PUBLISHING_TIMEOUT = timedelta(minutes=10)


def last_task_finished_at() -> datetime | None:
    """Return when the worker last finished any task."""
    return Success.objects.order_by("-stopped").values_list("stopped", flat=True).first()


def due_tasks() -> QuerySet[OrmQ]:
    """Return the tasks that no worker has taken: a worker moves `lock` into the future when it takes a task."""
    return OrmQ.objects.filter(lock__lte=timezone.now())


def oldest_due_task_queued_at() -> datetime | None:
    """Return since when the oldest due task has been waiting."""
    return due_tasks().order_by("lock").values_list("lock", flat=True).first()


def publishing_last_ran_at() -> datetime | None:
    """Return when scheduled publishing last ran."""
    runs = Success.objects.filter(group=SCHEDULE_PREFIX + PUBLISHING_JOB)
    return runs.order_by("-stopped").values_list("stopped", flat=True).first()


def is_publishing_overdue(last_ran_at: datetime | None) -> bool:
    """Return whether scheduled publishing has not run for longer than `PUBLISHING_TIMEOUT`."""
    return last_ran_at is None or last_ran_at < timezone.now() - PUBLISHING_TIMEOUT


@dataclass
class Migrations(HealthCheck):
    """The database has every table that the code expects."""

    def run(self) -> None:
        executor = MigrationExecutor(connection)
        if unapplied := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise ServiceUnavailable(f"unapplied migrations: {len(unapplied)}")


@dataclass
class Worker(HealthCheck):
    """The background worker has finished a task within `WORKER_TIMEOUT`."""

    def run(self) -> None:
        finished_at = last_task_finished_at()
        if finished_at is None:
            raise ServiceUnavailable("the worker has not finished any task yet")
        if finished_at < timezone.now() - WORKER_TIMEOUT:
            raise ServiceUnavailable(f"the worker has not finished a task since {finished_at}")


@dataclass
class Backlog(HealthCheck):
    """No due task has been waiting for longer than `BACKLOG_TIMEOUT`."""

    def run(self) -> None:
        queued_at = oldest_due_task_queued_at()
        if queued_at and queued_at < timezone.now() - BACKLOG_TIMEOUT:
            raise ServiceUnavailable(f"a task has been waiting for the worker since {queued_at}")
