"""allauth's views, where the house wants them otherwise."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import DeactivateTOTPForm
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from wagtail.admin.widgets import Button

from carecity.admin import may_enter
from carecity.audit.log import record

from .emails import send_invitation


def second_step(request):
    """Ask for the second factor; where it was reset meanwhile, begin again.

    Without that, allauth leads back and forth: to the sign-in, which leads to the step that is not done.
    """
    response = AuthenticateView.as_view()(request)
    if response.status_code == 302 and response["Location"] == reverse(settings.LOGIN_URL):  # noqa: PLR2004 - led away
        clear_login(request)
    return response


class AddPasskey(passkeys.AddWebAuthnView):
    """Ask the browser for a passkey that the device keeps and unlocks: with it alone one can sign in."""

    def get_context_data(self, **kwargs):
        """Give the browser its task."""
        context = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}


class RemovePasskey(passkeys.RemoveWebAuthnView):
    """Remove a passkey, unless it is the only second factor: allauth asks that of authenticator apps alone."""

    form_class = DeactivateTOTPForm

    def get_form_kwargs(self):
        """Tell the form which one, so that it can refuse."""
        return super().get_form_kwargs() | {"authenticator": self.object}


def may_reset(administrator, user):
    """Tell whether one may reset the other: who changes users may, but nobody rises above himself, or skips his own."""
    return (
        administrator.pk != user.pk
        and administrator.has_perm("auth.change_user")
        and (administrator.is_superuser or not user.is_superuser)
    )


@reauthentication_required
def reset_sign_in(request, pk):
    """Ask first; then remove every factor and the password, which ends all sessions, and send a link to begin anew.

    A password that somebody else may know would be the only thing left to ask for: so it goes too.
    """
    user = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(request.user, user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "account/reset_sign_in.html", {"person": user})
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        user.set_unusable_password()
        user.save(update_fields=["password"])
        if user.is_active and user.email:
            send_invitation(user)
    record("second_factor_reset", request=request, user=user.pk)
    messages.success(request, f"{user} has to choose a password and a second factor again.")
    return redirect("wagtailusers_users:edit", pk)


def reset_button(user, request_user):
    """Offer it in the list of users."""
    if may_reset(request_user, user):
        yield Button("Reset sign-in", reverse("reset_sign_in", args=[user.pk]), icon_name="lock", priority=40)


def own_admin(user):
    """Return the address of the admin that this person may use; with none, of what belongs to the account."""
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    if may_enter(user):
        return reverse("admin:index")
    return reverse("mfa_index")


@never_cache
def lead_to_the_door(request):
    """Stand in for the sign-in pages of Wagtail, its private pages and the Django admin.

    They send people here who are not signed in, and people who are but may not see what they asked for: those get to
    know, instead of going in circles between the two.
    """
    asked_for = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(asked_for, {request.get_host()}, require_https=request.is_secure()):
        asked_for = ""
    if request.user.is_anonymous:
        return redirect_to_login(asked_for) if asked_for else redirect(settings.LOGIN_URL)
    if asked_for:
        raise PermissionDenied
    return redirect(own_admin(request.user))


def admins_of(user):
    """Return the names and addresses of the admins that this person may use."""
    places = []
    if user.has_perm("wagtailadmin.access_admin"):
        places.append(("Pages and pictures", reverse("wagtailadmin_home")))
    if may_enter(user):
        places.append((admin.site.site_header, reverse("admin:index")))
    return places
