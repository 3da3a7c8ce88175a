"""Hooks of user management and sign-in in the CMS."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from .views import can_invite, can_reset_sign_in, invite, reset_sign_in, send_invitation_again


@hooks.register("before_edit_user")
def forbid_editing_superuser(request: HttpRequest, user: AbstractUser) -> None:
    """Only superusers open the account of a superuser."""
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def forbid_bulk_action_on_superusers(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    is_about_users = get_user_model() in action_class_instance.models
    if is_about_users and not request.user.is_superuser and any(user.is_superuser for user in objects):
        raise PermissionDenied


@hooks.register("after_create_user")
def invite_user_without_password(request: HttpRequest, user: AbstractUser) -> None:
    if not user.has_usable_password():
        invite(request, user)


@hooks.register("register_user_listing_buttons")
def add_sign_in_button(user: AbstractUser, request_user: AbstractUser) -> Iterator[Button]:
    """Add one button: an account without a password has no sign-in to reset."""
    if can_invite(request_user, user):
        url = reverse("send_invitation_again", args=[user.pk])
        yield Button("Send invitation again", url, icon_name="mail", priority=40)
    elif can_reset_sign_in(request_user, user):
        yield Button("Reset sign-in", reverse("reset_sign_in", args=[user.pk]), icon_name="lock", priority=40)


@hooks.register("register_admin_urls")
def register_user_urls() -> list[URLPattern]:
    return [
        path("users/<int:pk>/reset-sign-in/", reset_sign_in, name="reset_sign_in"),
        path("users/<int:pk>/send-invitation/", send_invitation_again, name="send_invitation_again"),
    ]


@hooks.register("register_account_menu_item")
def add_sign_in_menu_item(request: HttpRequest) -> dict[str, str]:
    """Link the account page to passwords and second factors, which allauth manages instead of Wagtail."""
    return {
        "url": reverse("mfa_index"),
        "label": "Sign-in and security",
        "help_text": "Change your password, your authenticator app, your passkeys and your recovery codes.",
    }


@hooks.register("insert_global_admin_js")
def add_session_script() -> str:
    """Load the script that warns before the session ends."""
    return str(Script("js/session.js", defer=True))
