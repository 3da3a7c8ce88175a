"""`/healthz`: whether the site does its work; why not, only for operators."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView

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


class HealthView(HealthCheckView):
    """`OK` or `Not OK` for strangers, each check in plain text for superusers; 200 or 500 for both."""

    checks = [
        "health_check.checks.Database",
        ("health_check.checks.Cache", {"alias": "shared"}),
        Migrations,
        Worker,
        Backlog,
        "contact.health.OutgoingMail",
    ]

    async def get(self, request, *args, **kwargs):
        """Answer in text whatever is asked for: one form to read, and no odd Accept header to stumble over."""
        request.GET = QueryDict("format=text")
        details = await super().get(request, *args, **kwargs)
        if await _is_operator(request):
            return details
        well = not any(result.error for result in self.results)
        return HttpResponse("OK\n" if well else "Not OK\n", content_type="text/plain", status=details.status_code)


async def _is_operator(request):
    """Tell whether a superuser asks; nobody is where the database that would know does not answer."""
    try:
        user = await request.auser()
    except Exception:  # noqa: BLE001 - this page must answer most of all when everything is broken
        return False
    return user.is_active and user.is_superuser
