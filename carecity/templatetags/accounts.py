"""Template tags of the sign-in pages."""

from django import template
from django.contrib.auth.models import AbstractUser

from carecity.accounts import mfa, views

register = template.Library()


@register.simple_tag
def get_accessible_admins(user: AbstractUser) -> list[tuple[str, str]]:
    """Return the name and URL of each admin that the user may use now: none before they have set up a second factor."""
    return [] if mfa.is_mfa_missing(user) else views.get_accessible_admins(user)


@register.simple_tag
def is_mfa_missing(user: AbstractUser) -> bool:
    return mfa.is_mfa_missing(user)
