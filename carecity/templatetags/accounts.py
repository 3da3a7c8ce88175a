"""What the sign-in pages ask about the person before them."""

from allauth.mfa.utils import is_mfa_enabled
from django import template
from django.conf import settings

from carecity.accounts import views as places
from carecity.accounts.mfa import FACTORS

register = template.Library()


@register.simple_tag
def admins_of(user):
    """Return name and address of each admin that this person may use now."""
    return [] if second_factor_missing(user) else places.admins_of(user)


@register.simple_tag
def second_factor_missing(user):
    """Tell whether this person must set up a second factor before anything else."""
    return settings.REQUIRE_MFA and not is_mfa_enabled(user, FACTORS)
