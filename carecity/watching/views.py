"""`/metrics`: what is measured, in Prometheus's own form, for whoever has the token and for nobody else."""

import os
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from .measures import counted
from .state import State


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
