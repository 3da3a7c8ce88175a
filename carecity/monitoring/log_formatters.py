"""How a line of the log looks: JSON without anybody's data in production, readable with DEBUG.

A line holds the time, the level, the logger, a message and the request's id; security events add their fields. What
could hold somebody's data stays out, whoever wrote the line:

- exceptions come as their type and where they happened. Their text is left out: a database's holds the row.
- the text of libraries comes only where it stands in the library's own code word for word; `%s` is not filled in.
- requests come as method, status and the pattern of the address, never as what was typed into it.

Our own loggers are trusted with what they say, and tested.
"""

import linecache
import logging
import re
import traceback
from http import HTTPStatus

from pythonjsonlogger.json import JsonFormatter

OURS = {"carecity", "contact", "pages", "security"}
LEFT_OUT = "(text left out: it may hold somebody's data)"
KEPT = ("name", "levelname", "levelno", "created", "exc_info", "request_id")
STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "request_id"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FRAME = re.compile(r'File "([^"]+)", line (\d+), in ([\w<>]+)')


def discreet(record):
    """Return a copy of the record without anything that could be somebody's data."""
    safe = {name: getattr(record, name, None) for name in KEPT}
    if record.name.split(".")[0] in OURS:
        safe |= {"msg": record.getMessage()} | own_fields(record)
    elif request := getattr(record, "request", None):
        safe |= _about_request(request, getattr(record, "status_code", None))
    else:
        safe |= {"msg": _text_in_code(record), "where": f"{record.pathname}:{record.lineno}"}
        if frames := FRAME.findall(record.getMessage()):  # the worker's: a traceback within the text
            safe["frames"] = [f"{path}:{line} {function}" for path, line, function in frames]
    return logging.makeLogRecord(safe)


def own_fields(record):
    """Return what was passed as `extra`."""
    return {name: value for name, value in vars(record).items() if name not in STANDARD}


def frames(error):
    """Return type and places of an exception and of those behind it, the outermost first, as lines."""
    lines, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        found = traceback.extract_tb(error.__traceback__)
        lines += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in found]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _about_request(request, status):
    """Return a message and fields that say which kind of request met what."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Request"
    return {"msg": phrase, "status": status, "method": method_of(request), "route": route_of(request)}


def method_of(request):
    """Return the method if it is one of HTTP's: anything may stand there."""
    return request.method if request.method in METHODS else "other"


def route_of(request):
    """Return the pattern of the address that was asked for, or None where no request is, or none was resolved yet."""
    match = getattr(request, "resolver_match", None)
    return match.route if match else None


def _text_in_code(record):
    """Return the text as its author wrote it: without arguments, and only if it stands in the code as it is."""
    text = str(record.msg)
    return text if record.args or text in "".join(linecache.getlines(record.pathname)) else LEFT_OUT


class JsonLines(JsonFormatter):
    """One JSON object a line."""

    def __init__(self):
        names = {"levelname": "level", "name": "logger", "exc_info": "exception"}
        fields = ["levelname", "name", "message", "request_id"]
        super().__init__(fields, timestamp="time", rename_fields=names)

    def format(self, record):
        """Write the record down, without what could be somebody's data."""
        return super().format(discreet(record))

    def formatException(self, ei):  # noqa: N802 - the standard library's name
        """Return an exception as the places where it happened."""
        return frames(ei[1])


class ReadableLines(logging.Formatter):
    """What a developer reads: everything, and behind our own lines their fields."""

    def __init__(self):
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record):  # noqa: N802 - the standard library's name
        """Add the fields of our own lines."""
        fields = own_fields(record) if record.name.split(".")[0] in OURS else {}
        return " ".join([super().formatMessage(record), *(f"{name}={value}" for name, value in fields.items())])
