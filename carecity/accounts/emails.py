"""Mail with a link to set a password: for who forgot it, and for who has none yet."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse


def send_reset_links(email):
    """Send a link to everybody who may sign in and has this address; the worker calls this."""
    for user in get_user_model().objects.filter(email__iexact=email, is_active=True):
        _send(user, "Set a new password", "account/email/password_reset.txt")


def send_invitation(user):
    """Send somebody with a new account the link to choose a password."""
    _send(user, "Your account on the Care City website", "account/email/invitation.txt")


def _send(user, subject, template):
    """Send to the stored address, never to one that was typed, with a link to the site's own, never a claimed, host."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    context = {
        "username": user.get_username(),
        "link": settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key),
        "again": settings.SITE_URL + reverse("account_reset_password"),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    send_mail(subject, render_to_string(template, context).lstrip(), None, [user.email])
