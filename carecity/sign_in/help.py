"""Help for somebody who has lost telephone, passkey and codes: an administrator takes the account back to the start."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin.widgets import Button

from carecity.security_events import record

from .links import send_invitation


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
