"""How long a session lasts: 30 minutes without activity, 12 hours in all."""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

STARTED_KEY, ACTIVE_KEY = "signed_in_at", "active_at"  # in the session: seconds since 1970
WRITE_INTERVAL = 60  # seconds between writes, so that reading pages does not become writing sessions
RECENT_SIGN_IN = 5 * 60  # seconds


def start_session(session: SessionBase) -> None:
    session[STARTED_KEY] = session[ACTIVE_KEY] = int(time.time())


def keep_alive(session: SessionBase) -> None:
    session[ACTIVE_KEY] = int(time.time())


def keep_alive_if_due(session: SessionBase) -> None:
    if time.time() - session[ACTIVE_KEY] > WRITE_INTERVAL:
        keep_alive(session)


def get_seconds_left(session: SessionBase) -> tuple[int, int]:
    """Return the seconds until the session ends without activity, and with it.

    A session that does not know when it started has ended.
    """
    now = time.time()
    in_all = session.get(STARTED_KEY, 0) + settings.SESSION_COOKIE_AGE - now
    idle = session.get(ACTIVE_KEY, 0) + settings.SESSION_IDLE_SECONDS - now
    return max(0, int(min(idle, in_all))), max(0, int(in_all))


def has_signed_in_recently(request: HttpRequest) -> bool:
    return time.time() - request.session.get(STARTED_KEY, 0) < RECENT_SIGN_IN
