"""How often somebody may try: by account in allauth's own limit, by address here, wherever a secret is asked for."""

from functools import wraps

from allauth.core.internal import ratelimit
from django.shortcuts import render

from carecity.audit.log import record

WAIT = 15 * 60  # seconds, the longest until a try is free again


def limit_tries(view):
    """Count what an address tries at this view, at whichever account; what succeeds is given back.

    Not a second part of allauth's own limit: a correct second factor clears all of that, and so would let somebody
    with an account of his own try others without end.
    """

    @wraps(view)
    def limited(request, *args, **kwargs):
        tries = ratelimit.consume(request, app="allauth.account", action="tries")
        if tries is None:
            return too_many_tries(request)
        response = view(request, *args, **kwargs)
        if response.status_code == 302:  # noqa: PLR2004 - led on: the secret was right
            tries.rollback()
        return response

    return limited


def too_many_tries(request, exception=None):
    """Answer 429, and say when to come back; for this limit, and for those of allauth that refuse a whole request."""
    log_lockout(request, "requests")
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(WAIT)
    return response


def log_lockout(request, limit):
    """Tell those who watch that a limit was reached; who is signed in is named by number."""
    record("locked_out", request=request, user=request.user.pk, limit=limit)
