"""What allauth asks about accounts, and what the house answers."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from carecity.core.client_ip import hash_client_ip

from .middleware import signed_in_recently
from .rate_limits import log_lockout
from .views import own_admin

CREDENTIALS = "credentials_at_first_step"


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in without sign-up, for one host, that tells nobody who exists."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "The username or the password is wrong. Capital letters make a difference.",
        "too_many_login_attempts": "Too many tries. Wait 15 minutes, then try again.",
        "rate_limited": "Too many tries. Wait 15 minutes, then try again.",
        "incorrect_code": "This code or passkey was not accepted. A code works once: wait for the next one.",
        "incorrect_password": "The password is wrong.",
        "enter_current_password": "This is not your current password.",
    }

    def is_open_for_signup(self, request):
        """Close it: administrators make accounts."""
        return False

    def get_client_ip(self, request):
        """Tell connections apart as the feedback form does: behind trusted proxies only, and without keeping any."""
        return hash_client_ip(request)

    def is_safe_url(self, url):
        """Lead on to this very host, and never from HTTPS back to HTTP."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())

    def get_login_redirect_url(self, request):
        """Lead to the admin that this person may use."""
        return own_admin(request.user)

    def get_password_change_redirect_url(self, request):
        """Lead back to where the change was asked for."""
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Take a sign-in of the last minutes for what it is: who sets up a second factor has just signed in."""
        return not signed_in_recently(self.request)

    def validation_error(self, error_code, *args):
        """Log the moment at which a limit refuses."""
        if error_code in {"too_many_login_attempts", "rate_limited"}:
            log_lockout(self.request, "account")
        return super().validation_error(error_code, *args)

    def pre_login(self, request, user, **kwargs):
        """Remember what the first step was made with, for the last to compare."""
        request.session[CREDENTIALS] = user.get_session_auth_hash()
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user):
        """Sign in, unless the account was disabled or its password changed since the first step."""
        if not user.is_active or request.session.pop(CREDENTIALS, None) != user.get_session_auth_hash():
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def respond_user_inactive(self, request, user):
        """Say no more than to somebody who does not exist."""
        messages.error(request, "Signing in did not work. Try again, or ask an administrator.")
        return redirect("account_login")

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Leave out the greetings: they would stand in an admin, after the fact."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *args, **kwargs)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Name the account alone: with the host in it, as in allauth's, each port in `Host` brings five more tries."""
        return credentials.get("username", "").lower()
