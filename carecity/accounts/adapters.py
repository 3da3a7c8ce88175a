"""allauth's adapter for accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from carecity.core.client_ip import hash_client_ip
from carecity.core.rate_limits import CountedEvent

from .rate_limits import count_account_attempt, log_lockout
from .selectors import get_username
from .sessions import has_signed_in_recently
from .views import get_admin_url

CREDENTIALS_KEY = "credentials_at_first_step"  # in the session


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in without sign-up, on one host, that does not reveal which accounts exist."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "The username or the password is wrong. Passwords are case-sensitive.",
        "too_many_login_attempts": "Too many attempts. Wait 15 minutes, then try again.",
        "rate_limited": "Too many attempts. Wait 15 minutes, then try again.",
        "incorrect_password": "The password is wrong.",
        "enter_current_password": "This is not your current password.",
    }
    _attempt: CountedEvent | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: administrators create accounts."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return a hash, so that allauth's rate limits store no IP address and trust only our own proxies."""
        return hash_client_ip(request)

    def is_safe_url(self, url: str | None) -> bool:
        """Allow redirects to this very host only, and never from HTTPS to HTTP."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return get_admin_url(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return False for some minutes after sign-in, such as for a user who then sets up a second factor."""
        return not has_signed_in_recently(self.request)

    def validation_error(self, error_code: str, *args: Any) -> ValidationError:
        """Return the error, and log it where a rate limit refuses."""
        if error_code in {"too_many_login_attempts", "rate_limited"}:
            log_lockout(self.request, "account")
        return super().validation_error(error_code, *args)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt, instead of allauth's own count: see `count_account_attempt`."""
        self._attempt = count_account_attempt(credentials.get("username", ""))
        if self._attempt is None:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the user, whatever the case of the typed username; stop counting an attempt that was correct."""
        credentials["username"] = get_username(credentials.get("username", ""))
        user = super().authenticate(request, **credentials)
        if user and self._attempt:
            self._attempt.release()
        return user

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """Store the session hash at the first step, to compare it at the last."""
        request.session[CREDENTIALS_KEY] = user.get_session_auth_hash()
        return super().pre_login(request, user, **kwargs)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, unless the account was disabled or its password changed since the first step."""
        if not user.is_active or request.session.pop(CREDENTIALS_KEY, None) != user.get_session_auth_hash():
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Reveal no more than for an account that does not exist."""
        messages.error(request, "You could not be signed in. Try again, or ask an administrator.")
        return redirect("account_login")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Leave out the messages about signing in and out: they would appear later, in an admin."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *args, **kwargs)
