"""Counts each request's database queries and logs slow ones, through Django's database instrumentation."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.conf import settings

from carecity.core.middleware import get_current_request

from .log_formatters import get_route

MAX_SQL_LENGTH = 1000  # characters of a query in the log
# Values are passed apart from the query as a rule; those that are part of it are removed.
STRING_LITERAL = re.compile(r"'(?:[^']|'')*'")

logger = logging.getLogger(__name__)


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
        logger.warning("Slow query", extra=extra)


def redact_sql(sql: Any) -> str:
    """Return the query with its placeholders and without string literals, cut to `MAX_SQL_LENGTH`."""
    if not isinstance(sql, str):
        return type(sql).__name__  # a psycopg.sql.Composed can contain values
    return STRING_LITERAL.sub("'...'", sql)[:MAX_SQL_LENGTH]
