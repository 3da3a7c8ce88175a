"""`/metrics` for Prometheus and `/healthz` for uptime checks."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from health_check.views import HealthCheckView
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from . import metrics as process_metrics
from .collectors import DatabaseCollector
from .health_checks import Backlog, Migrations, Worker


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the metrics to clients that send METRICS_TOKEN, 404 to all others."""
    token, header = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if not token or not constant_time_compare(header, f"Bearer {token}"):
        raise Http404
    registry = CollectorRegistry()
    registry.register(DatabaseCollector())
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):  # set by deploy/start.sh: the sum over all processes
        remove_dead_processes(Path(folder))
        MultiProcessCollector(registry)
    else:
        registry.register(process_metrics.registry)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def remove_dead_processes(folder: Path) -> None:
    """Delete the gauges of processes that have ended; their counters remain part of the sums."""
    for file in folder.glob("gauge_live*.db"):
        pid = int(file.stem.rpartition("_")[2])
        try:
            os.kill(pid, 0)  # signal 0 only checks that the process exists
        except ProcessLookupError:
            mark_process_dead(pid)


class HealthView(HealthCheckView):
    """`OK` or `Not OK` for the public, each check's result for superusers; status 200 or 500 for both."""

    checks = [
        "health_check.checks.Database",
        ("health_check.checks.Cache", {"alias": "shared"}),
        Migrations,
        Worker,
        Backlog,
        "contact.health_checks.OutgoingMail",
    ]

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Respond in plain text, whatever the Accept header or the query asks for."""
        request.GET = QueryDict("format=text")
        details = await super().get(request, *args, **kwargs)
        if await is_superuser(request):
            return details
        healthy = not any(result.error for result in self.results)
        return HttpResponse("OK\n" if healthy else "Not OK\n", content_type="text/plain", status=details.status_code)


async def is_superuser(request: HttpRequest) -> bool:
    """Return whether an active superuser is signed in; False while the database does not respond."""
    try:
        user = await request.auser()
    except Exception:  # noqa: BLE001 - this page must respond most of all when everything else is broken
        return False
    return user.is_active and user.is_superuser
