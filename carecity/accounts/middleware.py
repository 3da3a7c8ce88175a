"""How long a session lasts: 30 minutes without activity, 12 hours in all."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

BEGAN, ACTIVE = "signed_in_at", "active_at"
WRITE_EVERY = 60  # seconds
RECENTLY = 5 * 60  # seconds

# What a browser asks by itself, with nobody there. Wagtail's autosave is not among it: it speaks only after typing.
BACKGROUND = {
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "session_left",
}


def begin(request, **_kwargs):
    """Start both clocks; called whenever somebody has signed in."""
    request.session[BEGAN] = request.session[ACTIVE] = int(time.time())


def signed_in_recently(request):
    """Tell whether somebody has signed in within the last minutes."""
    return time.time() - request.session.get(BEGAN, 0) < RECENTLY


def seconds_left(session):
    """Return how long the session lasts when nothing more is done, and how long at most.

    A session that does not know when it began is over.
    """
    now = time.time()
    in_all = session.get(BEGAN, 0) + settings.SESSION_COOKIE_AGE - now
    idle = session.get(ACTIVE, 0) + settings.SESSION_IDLE_SECONDS - now
    return max(0, int(min(idle, in_all))), max(0, int(in_all))


class SessionLimits:
    """Sign out whoever was away too long or is here for too long, before a view sees the request.

    A visitor has no session cookie: then nothing here looks at the session, asks the database or varies the answer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on: the view's name is not known yet."""
        return self.get_response(request)

    def process_view(self, request, *_args):
        """End the session, or note that somebody is there: once a minute, so that reading does not become writing."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.user.is_anonymous:
            return
        if not seconds_left(request.session)[0]:
            logout(request)
            messages.info(request, "You were signed out, because nothing was done for a while or 12 hours had passed.")
        elif request.resolver_match.view_name not in BACKGROUND and time.time() - request.session[ACTIVE] > WRITE_EVERY:
            request.session[ACTIVE] = int(time.time())


@never_cache
@require_safe
def left(request):
    """Tell the admins' script how long the session lasts, and with which token it may be renewed."""
    return _answer(request)


@never_cache
@require_POST
def renew(request):
    """Stay signed in: to ask for this is to be there."""
    if request.user.is_authenticated:
        request.session[ACTIVE] = int(time.time())
    return _answer(request)


def _answer(request):
    seconds, in_all = seconds_left(request.session) if request.user.is_authenticated else (0, 0)
    return JsonResponse({"seconds": seconds, "renewable": in_all > seconds, "token": get_token(request)})
