"""The endpoint to which browsers send reports of CSP violations."""

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from carecity.core.rate_limits import FixedWindowLimit

from .models import CSPViolation
from .reports import parse_reports

CONTENT_TYPES = {"application/csp-report", "application/reports+json"}
MAX_BODY_SIZE = 16 * 1024  # bytes; Chrome sends several reports in one request
MAX_REPORTS_PER_MINUTE = 60  # from all clients together: one report is enough to show that a page is broken
REPORTS_LIMIT = FixedWindowLimit("csp-reports", window="%Y%m%d%H%M", seconds=60)


@csrf_exempt  # browsers send reports without a token
@require_POST
def receive_report(request: HttpRequest) -> HttpResponse:
    """Store the violations of a report. No client reads the response, so an unavailable database is not an error."""
    if request.content_type not in CONTENT_TYPES or len(request.body) > MAX_BODY_SIZE:
        return HttpResponseBadRequest()
    try:
        violations = parse_reports(request.body)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or not a report
        return HttpResponseBadRequest()
    with suppress(DatabaseError):
        stored = REPORTS_LIMIT.add(amount=len(violations))
        for violation in violations[: max(MAX_REPORTS_PER_MINUTE - stored, 0)]:
            CSPViolation.record(**violation)
    return HttpResponse(status=204)
