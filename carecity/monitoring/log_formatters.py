"""How log records are written: as JSON without personal data in production, readable with DEBUG.

A line holds time, level, logger, message and request id, and the `extra` fields of our own loggers. Personal data stays
out, whichever library logs:

- An exception is logged as its type and its stack, without its text: that of a database error contains the row.
- Messages of other loggers are logged as the format string, without its arguments. A message without arguments may
  already contain values, so it is left out; `where` (file and line) shows which message it was.
- A record about a request is logged with method, status and URL pattern, never with what was typed.

Our own loggers are trusted, and tested.
"""

import logging
import re
import traceback
from http import HTTPStatus
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from pythonjsonlogger.json import JsonFormatter

OWN_LOGGERS = {"carecity", "contact", "pages", "security"}
OMITTED = "(message omitted: it may contain personal data)"
SAFE_ATTRIBUTES = ("name", "levelname", "levelno", "created", "exc_info", "request_id")
STANDARD_ATTRIBUTES = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "request_id"}
HTTP_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FRAME = re.compile(r'File "([^"]+)", line (\d+), in ([\w<>]+)')


def redact(record: logging.LogRecord) -> logging.LogRecord:
    """Return a copy of the record without anything that could be personal data."""
    safe: dict[str, Any] = {name: getattr(record, name, None) for name in SAFE_ATTRIBUTES}
    if is_own(record):
        safe |= {"msg": record.getMessage()} | get_extra(record)
    elif request := getattr(record, "request", None):
        safe |= describe_request(request, getattr(record, "status_code", None))
    else:
        safe |= {"msg": str(record.msg) if record.args else OMITTED, "where": f"{record.pathname}:{record.lineno}"}
        if frames := FRAME.findall(record.getMessage()):  # django-q2 puts a task's traceback into the message
            safe["frames"] = [f"{path}:{line} {function}" for path, line, function in frames]
    return logging.makeLogRecord(safe)


def is_own(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] in OWN_LOGGERS


def get_extra(record: logging.LogRecord) -> dict[str, Any]:
    """Return what was passed as `extra`."""
    return {name: value for name, value in vars(record).items() if name not in STANDARD_ATTRIBUTES}


def get_frames(error: BaseException | None) -> list[str]:
    """Return type and stack frames of an exception and of its causes, the outermost first."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def describe_request(request: HttpRequest, status: int | None) -> dict[str, Any]:
    try:
        phrase = HTTPStatus(status or 0).phrase
    except ValueError:
        phrase = "Request"
    return {"msg": phrase, "status": status, "method": get_method(request), "route": get_route(request)}


def get_method(request: HttpRequest) -> str:
    """Return the method, "other" if HTTP does not know it: a client may send any text."""
    return request.method if request.method in HTTP_METHODS else "other"


def get_route(request: HttpRequest | None) -> str | None:
    """Return the URL pattern of the request; None outside of requests, and where no pattern matched."""
    match = getattr(request, "resolver_match", None)
    return match.route if match else None


class JSONFormatter(JsonFormatter):
    """One JSON object a line, without personal data."""

    def __init__(self) -> None:
        names = {"levelname": "level", "name": "logger", "exc_info": "exception"}
        fields = ["levelname", "name", "message", "request_id"]
        super().__init__(fields, timestamp="time", rename_fields=names)

    def format(self, record: logging.LogRecord) -> str:
        return super().format(redact(record))

    def formatException(  # type: ignore[override]  # noqa: N802 - the standard library's name; the parent writes any JSON
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> list[str]:
        return get_frames(ei[1])


class ConsoleFormatter(logging.Formatter):
    """Readable lines for developers: everything, with the `extra` fields of our own loggers at the end."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the standard library's name
        fields = get_extra(record) if is_own(record) else {}
        return " ".join([super().formatMessage(record), *(f"{name}={value}" for name, value in fields.items())])
