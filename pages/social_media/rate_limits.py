"""HTTP statuses in words, and how long a server asks us to wait before the next request."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from django.utils import timezone

from carecity.core.http import FetchError, Response

MAX_DELAY = timedelta(days=1)  # a wrong header must not silence an account for good
RESET_HEADERS = ("x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset")
REMAINING_HEADERS = ("x-rate-limit-remaining", "x-ratelimit-remaining", "ratelimit-remaining")
MIN_TIMESTAMP = 1_000_000_000  # numbers from here on are seconds since 1970, numbers below it seconds from now
MESSAGES = {
    400: "The server does not understand the request: is the name right?",
    401: "The server requires a key, or refuses ours.",
    403: "The server does not allow access to this account.",
    404: "The server does not know this account.",
    410: "This account no longer exists.",
    429: "The server has received too many requests.",
}


def check_status(response: Response) -> Response:
    """Return a response that is good or unchanged; raise `FetchError` for every other status."""
    if response.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return response
    server_error = response.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    default = "The server reports an error." if server_error else "The response is not what was expected."
    message = f"{MESSAGES.get(response.status, default)} ({response.status})"
    raise FetchError(message, retry_at=get_retry_time(response.headers), status=response.status)


def get_exhausted_until(headers: Mapping[str, str]) -> datetime | None:
    """Return when the rate limit is reset, if this response used up the last request of the current period."""
    return get_retry_time(headers) if any(headers.get(name) == "0" for name in REMAINING_HEADERS) else None


def get_retry_time(headers: Mapping[str, str]) -> datetime | None:
    """Return the time before which the server wants no request, if it is in the future."""
    now = timezone.now()
    times = [_parse_time(headers[name], now) for name in ("retry-after", *RESET_HEADERS) if name in headers]
    latest = max((time for time in times if time), default=None)
    return min(latest, now + MAX_DELAY) if latest and latest > now else None


def _parse_time(value: str, now: datetime) -> datetime | None:
    """Parse seconds from now, seconds since 1970, an HTTP date or an ISO 8601 date."""
    parsers = (
        lambda: (
            now + timedelta(seconds=float(value))
            if float(value) < MIN_TIMESTAMP
            else datetime.fromtimestamp(float(value), UTC)
        ),
        lambda: parsedate_to_datetime(value),
        lambda: datetime.fromisoformat(value),
    )
    for parse in parsers:
        try:
            time = parse()
        except (ValueError, TypeError, OverflowError, OSError, IndexError):
            continue
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return None
