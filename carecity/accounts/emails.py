"""Mail with a link to set a password: after a forgotten one, and for a new account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from .selectors import get_users_by_email


def send_reset_links(email: str) -> None:
    """Send a link to every active user with this address; called by the worker."""
    for user in get_users_by_email(email):
        _send_link(user, "Set a new password", "account/email/password_reset.txt")


def send_invitation(user: AbstractUser) -> None:
    """Send the user of a new account the link to choose a password."""
    _send_link(user, "Your account on the Care City website", "account/email/invitation.txt")


def _send_link(user: AbstractUser, subject: str, template: str) -> None:
    """Send to the stored address, never to one that was typed; link to SITE_URL, never to the request's host."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    context = {
        "username": user.get_username(),
        "link": settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key),
        "reset_url": settings.SITE_URL + reverse("account_reset_password"),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    send_mail(subject, render_to_string(template, context).lstrip(), None, [user.email])
