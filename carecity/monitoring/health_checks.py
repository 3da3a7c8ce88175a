"""`/healthz`: whether the site does its work; why not, only for operators."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from .heartbeat import last_finished, waiting_since

SILENT = timedelta(minutes=5)  # the timetable has jobs for every minute
BEHIND = timedelta(minutes=10)


@dataclass
class Migrations(HealthCheck):
    """The database has every table that the code expects."""

    def run(self):
        """Raise `ServiceUnavailable` where migrations have not run."""
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            raise ServiceUnavailable(f"migrations that have not run: {len(missing)}")


@dataclass
class Worker(HealthCheck):
    """The background worker has finished something lately."""

    def run(self):
        """Raise `ServiceUnavailable` after five minutes without a finished task."""
        last = last_finished()
        if last is None or last < timezone.now() - SILENT:
            raise ServiceUnavailable(f"the worker has finished nothing since {last or 'the beginning'}")


@dataclass
class Backlog(HealthCheck):
    """No task waits for long: the worker keeps up."""

    def run(self):
        """Raise `ServiceUnavailable` where the oldest task that is due has waited for more than ten minutes."""
        since = waiting_since()
        if since and since < timezone.now() - BEHIND:
            raise ServiceUnavailable(f"a task has waited for the worker since {since}")
