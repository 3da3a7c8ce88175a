"""Middleware that responds to probes, and that counts, times and logs each request and its database queries.

Queries are counted through Django's database instrumentation: signal_handlers.py adds `time_query` to each connection.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from carecity.core.middleware import get_current_request

from .log_formatters import get_method, get_route
from .metrics import REQUEST_SECONDS, REQUESTS

LIVENESS_PATH = "/livez"
# Requested every few seconds by containers, load balancers and Prometheus.
PROBE_PATHS = {LIVENESS_PATH, "/healthz", "/metrics"}

# Kinds of routes, by their prefix. Few, so that the histogram stays small.
ROUTE_KINDS = {
    "admin/": "cms",
    "django-admin/": "feedback",
    "sign-in/": "sign-in",
    "documents/": "document",
    "media/": "media",
    "search/": "search",
}
STATIC = "static"

logger = logging.getLogger(__name__)
MAX_SQL_LENGTH = 1000  # characters of a query in the log
# Values are passed apart from the query as a rule; those that are part of it are removed.
STRING_LITERAL = re.compile(r"'(?:[^']|'')*'")

query_logger = logging.getLogger("carecity.monitoring.queries")


@dataclass
class QueryStats:
    """How many queries ran, and how long they took together."""

    count: int = 0
    seconds: float = 0.0


_stats: ContextVar[QueryStats | None] = ContextVar("query_stats", default=None)


@contextmanager
def count_queries() -> Iterator[QueryStats]:
    """Yield a `QueryStats` that counts the queries of this block."""
    token = _stats.set(stats := QueryStats())
    try:
        yield stats
    finally:
        _stats.reset(token)


def time_query(
    execute: Callable[..., Any],
    sql: Any,
    params: Any,
    many: bool,  # noqa: FBT001 - the signature of execute wrappers
    context: dict[str, Any],
) -> Any:
    started = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        record_query(sql, perf_counter() - started)


def record_query(sql: Any, seconds: float) -> None:
    if stats := _stats.get():
        stats.count += 1
        stats.seconds += seconds
    if seconds * 1000 >= settings.SLOW_QUERY_MS:
        extra = {"ms": round(seconds * 1000), "route": get_route(get_current_request()), "sql": redact_sql(sql)}
        query_logger.warning("Slow query", extra=extra)


def redact_sql(sql: Any) -> str:
    """Return the query with its placeholders and without string literals, cut to `MAX_SQL_LENGTH`."""
    if not isinstance(sql, str):
        return type(sql).__name__  # a psycopg.sql.Composed can contain values
    return STRING_LITERAL.sub("'...'", sql)[:MAX_SQL_LENGTH]


class ProbeMiddleware:
    """Responds to `/livez`, and allows `/healthz` and `/metrics` under any host name.

    Belongs above every middleware that queries the database or checks the host: a container's health check, and
    Prometheus where there are several machines, know only an IP address. SECURE_REDIRECT_EXEMPT lists the three paths.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.host = urlsplit(settings.SITE_URL).hostname

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == LIVENESS_PATH:
            return HttpResponse("OK\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        if request.path_info in PROBE_PATHS:
            request.META["HTTP_HOST"] = self.host
        return self.get_response(request)


class RequestMetricsMiddleware:
    """Counts, times and logs each request but probes; belongs below django-guid's, whose request id the log shows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info in PROBE_PATHS:
            return self.get_response(request)
        started = perf_counter()
        with count_queries() as queries:
            response = self.get_response(request)
        record_request(request, response, perf_counter() - started, queries)
        return response


def record_request(request: HttpRequest, response: HttpResponseBase, seconds: float, queries: QueryStats) -> None:
    method, kind, cache = get_method(request), get_route_kind(request), request.META.get("pages.cache", "none")
    REQUESTS.labels(method, f"{response.status_code // 100}xx", cache).inc()
    REQUEST_SECONDS.labels(kind).observe(seconds)
    if kind == STATIC:  # whitenoise serves these where no server in front does: about a dozen for each page
        return
    extra = {
        "method": method,
        "route": get_route(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "queries": queries.count,
        "query_ms": round(queries.seconds * 1000, 1),
        "cache": cache,
    }
    logger.info("Request finished", extra=extra)


def get_route_kind(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return STATIC if request.path_info.startswith(settings.STATIC_URL) else "other"
    if match.url_name == "wagtail_serve":
        return "page"
    return next((kind for prefix, kind in ROUTE_KINDS.items() if match.route.startswith(prefix)), "other")
