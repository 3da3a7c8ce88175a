"""`/metrics`: what is measured, in Prometheus's own form, for whoever has the token and for nobody else."""

import os
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from health_check.views import HealthCheckView
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from .collectors import State
from .health_checks import Backlog, Migrations, Worker
from .metrics import counted


@never_cache
def metrics(request):
    """Answer; to strangers as if there were nothing here."""
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if not token or not constant_time_compare(given, f"Bearer {token}"):
        raise Http404
    registry = CollectorRegistry()
    registry.register(State())
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):  # deploy/start.sh sets it: the sum of all processes
        _forget_the_dead(Path(folder))
        MultiProcessCollector(registry)
    else:
        registry.register(counted)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _forget_the_dead(folder):
    """Leave out what processes keep that are gone; what they have counted stays in the sums."""
    for file in folder.glob("gauge_live*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)  # asks whether it is there
        except ProcessLookupError:
            mark_process_dead(process)


class HealthView(HealthCheckView):
    """`OK` or `Not OK` for strangers, each check in plain text for superusers; 200 or 500 for both."""

    checks = [
        "health_check.checks.Database",
        ("health_check.checks.Cache", {"alias": "shared"}),
        Migrations,
        Worker,
        Backlog,
        "contact.health_checks.OutgoingMail",
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
