"""Reports of errors to a Sentry server: what broke and where, and nothing about whom it happened to.

An event is built anew from what is allowed, rather than cleaned of what is not: type and places of the exceptions, the
kind of request, its id. No text of an exception (a database's holds the row), no address, headers, cookies, form, user,
local variables or lines from the log.
"""

import sentry_sdk
from django_guid import get_guid
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from carecity.core.middleware import current_request

from .log_formatters import discreet

EVENT = ("event_id", "timestamp", "platform", "level", "release", "environment", "sdk", "logger")
FRAME = ("filename", "function", "module", "lineno", "in_app")


def start(dsn):
    """Send errors to this address from now on."""
    sentry_sdk.init(
        dsn,
        before_send=anonymous,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            AtexitIntegration(callback=lambda *_: None),
            DedupeIntegration(),
            DjangoIntegration(),
            ExcepthookIntegration(),
            LoggingIntegration(level=None),
        ],
        # Each of these is left out of the event by `anonymous`; what is not collected cannot get out at all.
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        send_client_reports=False,
        auto_session_tracking=False,
    )


def anonymous(event, hint):
    """Return an event that holds only what is named here."""
    safe = {name: event[name] for name in EVENT if name in event}
    if errors := event.get("exception", {}).get("values"):
        safe["exception"] = {"values": [_error(error) for error in errors]}
    if record := hint.get("log_record"):
        safe["logentry"] = {"message": discreet(record).getMessage()}
    request = current_request()
    match = getattr(request, "resolver_match", None)
    return safe | {"tags": {"request_id": get_guid(), "route": match.route if match else None}}


def _error(error):
    """Return type and places of one exception."""
    found = (error.get("stacktrace") or {}).get("frames", [])
    places = [{name: frame.get(name) for name in FRAME} for frame in found]
    return {"type": error.get("type"), "module": error.get("module"), "stacktrace": {"frames": places}}
