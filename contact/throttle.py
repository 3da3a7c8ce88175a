"""So many messages an hour from one connection or address: counted in the cache that all processes share."""

from django.core.cache import caches
from django.utils import timezone

from carecity.core.client_ip import connection_hash, salted

from .models import FeedbackSettings

HOUR = 3600  # seconds


def is_throttled(request, email):
    """Tell whether this sender has sent as much as one may in this hour."""
    counts = caches["shared"].get_many(_keys(request, email)).values()
    return max(counts, default=0) >= FeedbackSettings.load().messages_an_hour


def count_message(request, email):
    """Count a message that was stored; a form that came back with errors costs its sender nothing."""
    cache = caches["shared"]
    counts = cache.get_many(keys := _keys(request, email))
    cache.set_many({key: counts.get(key, 0) + 1 for key in keys}, HOUR)


def _keys(request, email):
    hour = timezone.now().strftime("%Y%m%d%H")
    senders = [connection_hash(request), *([salted(email.lower())] if email else [])]
    return [f"throttle:{hour}:{sender}" for sender in senders]
