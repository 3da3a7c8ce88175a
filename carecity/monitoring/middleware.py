"""Counts and times each request that reaches Django, and writes a line about it into the log."""

import logging
from time import perf_counter

from django.conf import settings

from .db_instrumentation import counted_queries
from .log_formatters import method_of, route_of
from .metrics import REQUESTS, SECONDS
from .probes import PATHS

# Kinds of routes, by how they begin. Few, so that what is measured stays small.
KINDS = {
    "admin/": "cms",
    "django-admin/": "feedback",
    "sign-in/": "sign-in",
    "documents/": "document",
    "media/": "media",
    "search/": "search",
}
STATIC = "static"

logger = logging.getLogger(__name__)


def watch_requests(get_response):
    """Return the middleware; it stands below django-guid's, so that its line carries the request's id.

    What machines ask every few seconds is neither counted nor told: nobody came for it.
    """

    def answer(request):
        if request.path_info in PATHS:
            return get_response(request)
        begun = perf_counter()
        with counted_queries() as asked:
            response = get_response(request)
        _note(request, response, perf_counter() - begun, asked)
        return response

    return answer


def _note(request, response, seconds, asked):
    method, kind, cache = method_of(request), kind_of(request), request.META.get("pages.cache", "none")
    REQUESTS.labels(method, f"{response.status_code // 100}xx", cache).inc()
    SECONDS.labels(kind).observe(seconds)
    if kind == STATIC:  # whitenoise's own, where no server in front has them: a page has a dozen
        return
    about = {
        "method": method,
        "route": route_of(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "queries": asked.queries,
        "query_ms": round(asked.seconds * 1000, 1),
        "cache": cache,
    }
    logger.info("Answered", extra=about)


def kind_of(request):
    """Return the kind of route that answered."""
    match = request.resolver_match
    if match is None:
        return STATIC if request.path_info.startswith(settings.STATIC_URL) else "other"
    if match.url_name == "wagtail_serve":
        return "page"
    return next((kind for beginning, kind in KINDS.items() if match.route.startswith(beginning)), "other")
