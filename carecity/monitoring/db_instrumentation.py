"""Watches the database's answers: each query is counted for its request, and a slow one is told in the log."""

import logging
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import perf_counter

from django.conf import settings
from django.db.backends.signals import connection_created

from carecity.core.middleware import current_request

from .log_formatters import route_of

LONGEST = 1000  # characters of a query in the log
TEXT = re.compile(r"'(?:[^']|'')*'")  # values come apart from the query, as a rule; what stands in it all the same goes

logger = logging.getLogger(__name__)
_asked = ContextVar("asked", default=None)


@dataclass
class Asked:
    """How many queries there were, and how long they took in all."""

    queries: int = 0
    seconds: float = 0.0


@contextmanager
def counted_queries():
    """Yield an `Asked` that counts what is asked from here until the end."""
    token = _asked.set(asked := Asked())
    try:
        yield asked
    finally:
        _asked.reset(token)


def connect():
    """Watch every connection from when it is made: in web servers, in the worker, in commands."""
    connection_created.connect(_watch)


def _watch(connection, **_kwargs):
    if watch_query not in connection.execute_wrappers:  # they outlive a connection that was lost
        connection.execute_wrappers.append(watch_query)


def watch_query(execute, sql, params, many, context):
    """Run a query as Django asks for it, and note how long it took."""
    begun = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        _note(sql, perf_counter() - begun)


def _note(sql, seconds):
    if asked := _asked.get():
        asked.queries += 1
        asked.seconds += seconds
    if seconds * 1000 >= settings.SLOW_QUERY_MS:
        about = {"ms": round(seconds * 1000), "route": route_of(current_request()), "sql": discreet(sql)}
        logger.warning("Slow query", extra=about)


def discreet(sql):
    """Return a query as it stands in the code: with placeholders, and without any text between quotes."""
    if not isinstance(sql, str):
        return type(sql).__name__  # psycopg can put one together, with the values in it
    return TEXT.sub("'...'", sql)[:LONGEST]
