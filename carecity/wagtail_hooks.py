"""What the wiring adds to the CMS: the worker's heartbeat on its first page, security events, signing in."""

from django.forms.widgets import Script
from django.urls import path, reverse
from wagtail import hooks

from carecity.accounts.views import reset_button, reset_sign_in
from carecity.accounts.viewsets import invite
from carecity.audit.signal_handlers import on_users_changed_at_once
from carecity.monitoring.panels import HealthPanel

hooks.register("after_bulk_action", on_users_changed_at_once)
hooks.register("after_create_user", invite)
hooks.register("register_user_listing_buttons", reset_button)


@hooks.register("construct_homepage_panels")
def add_health_panel(request, panels):
    """Show the heartbeat to everybody who edits."""
    panels.append(HealthPanel())


@hooks.register("register_admin_urls")
def sign_in_urls():
    """Return the address of the administrators' help for somebody who lost everything."""
    return [path("users/<int:pk>/reset-sign-in/", reset_sign_in, name="reset_sign_in")]


@hooks.register("register_account_menu_item")
def sign_in_and_security(request):
    """Lead from the account page to passwords and second factors, which are not Wagtail's."""
    return {
        "url": reverse("mfa_index"),
        "label": "Sign-in and security",
        "help_text": "Change your password, your authenticator app, your passkeys and your recovery codes.",
    }


@hooks.register("insert_global_admin_js")
def warn_before_the_session_ends():
    """Load the script that warns."""
    return str(Script("js/session.js", defer=True))
