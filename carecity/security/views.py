"""Where browsers report what the security policy stopped."""

from contextlib import suppress

from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Violation
from .reports import read_reports

FORMS = {"application/csp-report", "application/reports+json"}
LARGEST = 16 * 1024  # bytes; Chrome sends several reports at once
A_MINUTE = 60  # reports from all the world; a page that is broken tells so with one


@csrf_exempt  # browsers send reports by themselves, without a token
@require_POST
def receive_report(request):
    """Note what a report tells. Nobody waits for the answer, and nothing that goes wrong here is anybody's concern."""
    if request.content_type not in FORMS or len(request.body) > LARGEST:
        return HttpResponseBadRequest()
    try:
        violations = read_reports(request.body)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, not what browsers send
        return HttpResponseBadRequest()
    with suppress(DatabaseError):
        for violation in violations[: _left(len(violations))]:
            Violation.note(**violation)
    return HttpResponse(status=204)


def _left(wanted):
    """Return how many of these reports may still be noted in this minute."""
    key = f"csp-reports:{timezone.now():%Y%m%d%H%M}"
    cache = caches["shared"]
    noted = cache.get(key, 0)
    cache.set(key, noted + wanted, 60)
    return max(A_MINUTE - noted, 0)
