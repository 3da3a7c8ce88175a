"""Views of the sign-in: allauth's, where they need a change, and our own."""

import logging
import re
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import PasswordResetFromKeyView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import DeactivateTOTPForm
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from carecity.admin import can_use_feedback_admin
from carecity.audit.log import log_event

from .emails import send_invitation
from .patches import begin_passkey_registration, get_token_age
from .sessions import get_seconds_left, keep_alive

logger = logging.getLogger(__name__)
TOKEN = re.compile(r"[0-9a-z]{6,7}-[0-9a-f]{32}")  # of a link to choose a password


class ChoosePasswordView(PasswordResetFromKeyView):
    """Sets the password of a link's user, then continues with the second step of signing in, or the set-up of one.

    Asking for the new password again would protect nothing: the user has just typed it, and the mail names the account.
    """

    success_url = reverse_lazy(settings.LOGIN_URL)  # never used: ACCOUNT_LOGIN_ON_PASSWORD_RESET

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.reset_user
        if user:
            known = {"username": user.get_username(), "is_first": not user.has_usable_password()}
        else:
            known = {"cause": get_cause_of_failure(self.kwargs["key"])}
        return super().get_context_data(**kwargs) | known

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Begin with a new session: that of the old password would end at the next request, before the second step."""
        self.logout()
        return super().form_valid(form)


def get_cause_of_failure(key: str) -> str:
    """Return why a link does not work, by the link alone: whether there is such an account makes no difference."""
    if key == ChoosePasswordView.reset_url_key:
        return "form"
    if not TOKEN.fullmatch(key):
        return "incomplete"
    return "expired" if get_token_age(key) > settings.PASSWORD_RESET_TIMEOUT else "used"


class SecondFactorView(AuthenticateView):
    """The second step of signing in. Where an administrator has reset the second factor meanwhile, sign-in restarts.

    allauth redirects to the sign-in page, which redirects back here, since the second step is still to do.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        is_redirect_to_login = response.status_code == 302 and response["Location"] == reverse(settings.LOGIN_URL)  # noqa: PLR2004 - a redirect
        return self.stage.abort() if is_redirect_to_login and hasattr(self, "stage") else response


class AddPasskeyView(AddWebAuthnView):
    """Asks the browser for a passkey that the device stores and unlocks: it alone is enough to sign in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # first: it stores a challenge, which ours must replace
        options = begin_passkey_registration(self.request.user)
        return context | {"js_data": {"creation_options": options}}


class RemovePasskeyView(RemoveWebAuthnView):
    """Removes a passkey, unless it is the only second factor, which allauth checks for authenticator apps only."""

    form_class = DeactivateTOTPForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"authenticator": self.object}


@never_cache
@require_safe
def session_status(request: HttpRequest) -> HttpResponse:
    """Respond with the time that the session lasts, and with the token for renewing it: see static/js/session.js."""
    return _session_response(request)


@never_cache
@require_POST
def session_renew(request: HttpRequest) -> HttpResponse:
    """Keep the session alive: calling this view counts as activity."""
    if request.user.is_authenticated:
        keep_alive(request.session)
    return _session_response(request)


def _session_response(request: HttpRequest) -> JsonResponse:
    seconds, in_all = get_seconds_left(request.session) if request.user.is_authenticated else (0, 0)
    return JsonResponse({"seconds": seconds, "renewable": in_all > seconds, "token": get_token(request)})


def can_reset_sign_in(administrator: AbstractUser | AnonymousUser, user: AbstractUser) -> bool:
    """Return whether `administrator` may reset the sign-in of `user`.

    Needs the permission to change users. Only superusers reset superusers, and no user resets their own account.
    """
    return (
        administrator.pk != user.pk
        and administrator.has_perm("auth.change_user")
        and (administrator.is_superuser or not user.is_superuser)
    )


@reauthentication_required
def reset_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """After confirmation remove a user's second factors and password, and send a link to start again.

    The password is removed too, which ends all sessions: it would be the only thing left to know, and may be known to
    others.
    """
    user = get_object_or_404(get_user_model(), pk=pk)
    if not can_reset_sign_in(request.user, user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "account/reset_sign_in.html", {"target": user})
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        user.set_unusable_password()
        user.save(update_fields=["password"])
    log_event("second_factor_reset", request=request, user=user.pk)
    messages.success(request, f"The sign-in of {user} was reset: they must choose a password and a second factor.")
    if user.is_active and user.email:
        invite(request, user)
    return redirect("wagtailusers_users:edit", pk)


def invite(request: HttpRequest, user: AbstractUser) -> None:
    """Queue the mail with the link to choose a password, and tell the administrator who asked for it."""
    try:
        with transaction.atomic():
            send_invitation(user)
    except (DatabaseError, OSError):  # OSError: of a mail backend that does not queue
        logger.exception("invitation_not_queued")
        messages.error(
            request,
            f"The email to {user.email} could not be queued. In the list of users, choose “Send invitation again”.",
        )
        return
    log_event("invited", request=request, user=user.pk)
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    messages.success(
        request, f"{user.email} will be sent a link to choose a password. It works once, within {hours} hours."
    )


def can_invite(administrator: AbstractUser | AnonymousUser, user: AbstractUser) -> bool:
    """Return whether `administrator` may send `user`, who has no password yet, a link to choose one."""
    return can_reset_sign_in(administrator, user) and user.is_active and not user.has_usable_password()


def send_invitation_again(request: HttpRequest, pk: int) -> HttpResponse:
    """After confirmation, send another invitation: the first one went astray, or its link has expired."""
    user = get_object_or_404(get_user_model(), pk=pk)
    if not can_invite(request.user, user):
        raise PermissionDenied
    if request.method != "POST" or not user.email:
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        return render(request, "account/send_invitation.html", {"target": user, "hours": hours})
    invite(request, user)
    return redirect("wagtailusers_users:index")


@never_cache
def redirect_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Replace the sign-in pages of Wagtail, its private pages and the Django admin.

    They also redirect signed-in users here who may not see the requested page: these get 403, as the sign-in page
    would send them back again.
    """
    next_url = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(next_url, {request.get_host()}, require_https=request.is_secure()):
        next_url = ""
    if request.user.is_anonymous:
        return redirect_to_login(next_url) if next_url else redirect(settings.LOGIN_URL)
    if next_url:
        raise PermissionDenied
    return redirect(get_admin_url(request.user))


def get_accessible_admins(user: AbstractUser | AnonymousUser) -> list[tuple[str, str]]:
    """Return the name and URL of each admin that the user may use."""
    admins = []
    if user.has_perm("wagtailadmin.access_admin"):
        admins.append(("Pages and images", reverse("wagtailadmin_home")))
    if can_use_feedback_admin(user):
        admins.append((str(admin.site.site_header), reverse("admin:index")))
    return admins


def get_admin_url(user: AbstractUser | AnonymousUser) -> str:
    """Return the URL of the first admin that the user may use, else of their account settings."""
    admins = get_accessible_admins(user)
    return admins[0][1] if admins else reverse("mfa_index")
