"""What a status means in words, and how long a provider asks us to wait."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from django.utils import timezone

from .post import ReadingError

LONGEST = timedelta(days=1)  # a wrong header must not silence an account for good
RESETS = ("x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset")
REMAINING = ("x-rate-limit-remaining", "x-ratelimit-remaining", "ratelimit-remaining")
MOMENT = 1_000_000_000  # from here on a number is a moment (seconds since 1970), below it a length of time
WORDS = {
    400: "The server does not understand the question: is the name right?",
    401: "The server refuses our key, or wants one.",
    403: "The server does not let us read this account.",
    404: "The server does not know this account.",
    410: "This account is gone.",
    429: "We have asked too often.",
}


def checked(answer):
    """Return the answer if it is one; else say what is the matter."""
    if answer.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return answer
    fault = "The server has a fault." if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else "This was not expected."
    words = f"{WORDS.get(answer.status, fault)} ({answer.status})"
    raise ReadingError(words, retry_at=wait_until(answer.headers), status=answer.status)


def exhausted_until(headers):
    """Return when to ask again where this answer was the last that we get for now, else None."""
    return wait_until(headers) if any(headers.get(name) == "0" for name in REMAINING) else None


def wait_until(headers):
    """Return the moment before which the provider wants no question, else None."""
    now = timezone.now()
    moments = [_moment(headers[name], now) for name in ("retry-after", *RESETS) if name in headers]
    latest = max((moment for moment in moments if moment), default=None)
    return min(latest, now + LONGEST) if latest and latest > now else None


def _moment(value, now):
    """Read seconds from now, seconds since 1970, or a date in either of its two spellings."""
    readers = (
        lambda: (
            now + timedelta(seconds=float(value))
            if float(value) < MOMENT
            else datetime.fromtimestamp(float(value), UTC)
        ),
        lambda: parsedate_to_datetime(value),
        lambda: datetime.fromisoformat(value),
    )
    for read in readers:
        try:
            moment = read()
        except (ValueError, TypeError, OverflowError, OSError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
