"""Error reports to a Sentry server, without personal data.

An event is built from an allow-list rather than filtered: type and stack of the exceptions, URL pattern and id of the
request. It contains no exception text (a database error's contains the row), URL, header, cookie, form, user, local
variable or breadcrumb.
"""

from typing import TYPE_CHECKING, Any, cast

import sentry_sdk
from django_guid import get_guid
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from carecity.core.middleware import get_current_request

from .log_formatters import get_route, redact

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

EVENT_FIELDS = ("event_id", "timestamp", "platform", "level", "release", "environment", "sdk", "logger")
FRAME_FIELDS = ("filename", "function", "module", "lineno", "in_app")


def init_sentry(dsn: str) -> None:
    sentry_sdk.init(
        dsn,
        before_send=build_event,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            AtexitIntegration(callback=lambda *_: None),
            DedupeIntegration(),
            DjangoIntegration(),
            ExcepthookIntegration(),
            LoggingIntegration(level=None),
        ],
        # `build_event` leaves each of these out; what is not collected cannot leak either.
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        send_client_reports=False,
        auto_session_tracking=False,
    )


def build_event(event: "Event", hint: "Hint") -> "Event":
    """Return a new event with the allowed fields of this one."""
    safe: dict[str, Any] = {name: value for name, value in event.items() if name in EVENT_FIELDS}
    if errors := event.get("exception", {}).get("values"):
        safe["exception"] = {"values": [build_exception(error) for error in errors]}
    if record := hint.get("log_record"):
        safe["logentry"] = {"message": redact(record).getMessage()}
    safe["tags"] = {"request_id": get_guid(), "route": get_route(get_current_request())}
    return cast("Event", safe)


def build_exception(error: dict[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames", [])
    safe = [{name: frame.get(name) for name in FRAME_FIELDS} for frame in frames]
    return {"type": error.get("type"), "module": error.get("module"), "stacktrace": {"frames": safe}}
