"""Where browsers report what the security policy stopped."""

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from carecity.core.rate_limits import FixedWindowLimit

from .models import Violation
from .reports import read_reports

FORMS = {"application/csp-report", "application/reports+json"}
LARGEST = 16 * 1024  # bytes; Chrome sends several reports at once
A_MINUTE = 60  # reports from all the world; a page that is broken tells so with one
REPORTS_PER_MINUTE = FixedWindowLimit("csp-reports", window="%Y%m%d%H%M", seconds=60)


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
        counted = REPORTS_PER_MINUTE.add(amount=len(violations))
        for violation in violations[: max(A_MINUTE - counted, 0)]:
            Violation.note(**violation)
    return HttpResponse(status=204)
