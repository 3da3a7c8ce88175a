"""Looking up a message by its reference, for every visitor: references are random, and a visitor may not try many."""

from django.http import HttpRequest

from carecity.core.client_ip import hash_client_ip
from carecity.core.rate_limits import FixedWindowLimit
from contact.models import Feedback
from contact.references import is_valid_reference, normalise_reference

MISSES_PER_HOUR = FixedWindowLimit("feedback_status", window="%Y%m%d%H", seconds=3600)
MAX_MISSES_PER_HOUR = 30  # from one internet connection, which a whole library can share


class TooManyMissesError(Exception):
    """Many references that do not exist have been tried from this internet connection."""


def find_by_reference(request: HttpRequest, typed: str) -> Feedback | None:
    """Return the message with this reference, in any spelling; count a miss. Raises `TooManyMissesError`."""
    client = hash_client_ip(request)
    if MISSES_PER_HOUR.get_count(client) >= MAX_MISSES_PER_HOUR:
        raise TooManyMissesError
    found = None
    if is_valid_reference(typed):
        found = Feedback.objects.filter(reference=normalise_reference(typed)).first()
    if found is None:
        MISSES_PER_HOUR.add(client)
    return found
