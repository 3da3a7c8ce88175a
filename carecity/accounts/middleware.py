"""Middleware for signed-in users: the session timeout, and the second factor that everybody must set up.

A visitor has no session cookie: for visitors neither middleware reads the session, queries the database or makes the
response vary.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .mfa import is_mfa_missing
from .sessions import get_seconds_left, keep_alive_if_due

# Views that the browser requests by itself, which is no activity of the user. Wagtail's autosave is not among them:
# it sends something only after the user has typed.
BACKGROUND_VIEWS = {
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "session_status",
}

# Views that a user needs in order to set up a second factor.
VIEWS_WITHOUT_MFA = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "session_status",
    "session_renew",
}


class SessionTimeoutMiddleware:
    """Signs out a user whose session has timed out, before the view sees the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.user.is_anonymous:
            return
        seconds, in_all = get_seconds_left(request.session)
        if not seconds:
            logout(request)
            reason = "after 30 minutes without activity" if in_all else "because you had been signed in for 12 hours"
            messages.info(request, f"You were signed out {reason}.")
        elif get_view_name(request) not in BACKGROUND_VIEWS:
            keep_alive_if_due(request.session)


class RequireMFAMiddleware:
    """Redirects a user without a second factor to the page on which to set one up, whatever was requested."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or get_view_name(request) in VIEWS_WITHOUT_MFA:
            return None
        return refuse_without_mfa(request) if is_mfa_missing(request.user) else None


def get_view_name(request: HttpRequest) -> str:
    """Return the name of the view, which is known in `process_view` and later."""
    return request.resolver_match.view_name if request.resolver_match else ""


def refuse_without_mfa(request: HttpRequest) -> HttpResponse:
    """Redirect a page request; respond with 403 to a script, which could not follow."""
    url = reverse("mfa_index")
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest" or not request.accepts("text/html")
    if is_script or request.method not in {"GET", "HEAD"}:
        return JsonResponse({"error": "Set up a second factor first.", "location": url}, status=403)
    return redirect(f"{url}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")
