"""Rate limits of sign-in attempts: by account and by IP address, wherever a password or a code is asked for."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from carecity.audit.log import log_event
from carecity.core.client_ip import hash_client_ip
from carecity.core.rate_limits import CountedEvent, SlidingWindowLimit

from .selectors import fold

PERIOD = 15 * 60  # seconds

# The cache keys are those of allauth's own limiter, which counted until the release before: attempts are counted
# together while both releases run.
ACCOUNT_ATTEMPTS = SlidingWindowLimit("allauth:rl:allauth.account:login_failed:5/900.0/key", amount=5, seconds=PERIOD)
IP_ATTEMPTS = SlidingWindowLimit("allauth:rl:allauth.account:tries:20/900.0/ip:ip", amount=20, seconds=PERIOD)

View = Callable[..., HttpResponseBase]


def count_account_attempt(username: str) -> CountedEvent | None:
    """Count an attempt at an account, by its username alone; return None where the limit is reached.

    All spellings that sign in to the same account count together: "anna" and "ANNA".

    allauth's own limit (`login_failed`) also counts by the Host header, so that each port in it gives five attempts
    more.
    """
    return ACCOUNT_ATTEMPTS.acquire(hashlib.sha256(fold(username).encode()).hexdigest())


def limit_attempts_by_ip(view: View) -> View:
    """Count posted attempts of an IP address at any account; an attempt that succeeds is not counted.

    This is no second rate of allauth's `login_failed`: a correct second factor clears that one, so that an attacker
    with an account of their own could attempt others without limit.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "GET":
            return view(request, *args, **kwargs)
        attempt = IP_ATTEMPTS.acquire(hash_client_ip(request))
        if attempt is None:
            return too_many_requests(request)
        response = view(request, *args, **kwargs)
        if response.status_code == 302:  # noqa: PLR2004 - the password or code was correct
            attempt.release()
        return response

    return wrapper


# By view: what was done too often, and the minutes to wait. The other views ask for passwords or codes.
CAUSES = {
    "account_reset_password": ("Too many links to set a password were requested. Those already sent still work.", 60),
    "account_change_password": ("The current password was wrong too often.", 15),
}
SIGN_IN_CAUSE = ("Too many sign-in attempts came from your internet connection.", 15)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Respond with 429, also for limits of allauth that refuse a whole request (as `handler429`)."""
    log_lockout(request, "requests")
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    cause, minutes = CAUSES.get(view_name, SIGN_IN_CAUSE)
    response = render(request, "429.html", {"cause": cause, "minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def log_lockout(request: HttpRequest, limit: str) -> None:
    log_event("locked_out", request=request, user=request.user.pk, limit=limit)
