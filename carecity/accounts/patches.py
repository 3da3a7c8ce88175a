"""Private names of libraries that have no public counterpart. Tested with django-allauth 65.21 and Django 5.2.

tests/carecity/accounts/test_patches.py fails when their source changes.
"""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal import auth
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.utils.http import base36_to_int


def begin_passkey_registration(user: AbstractBaseUser) -> dict[str, Any]:
    """Return the options for a passkey that is stored on the device and can sign in by itself.

    `AddWebAuthnView.get_context_data` offers no way to ask for this without the checkbox of its own form, and calls
    this function with `passwordless=False`: the device would store a second factor only.
    https://codeberg.org/allauth/django-allauth/src/tag/65.21.0/allauth/mfa/webauthn/views.py
    """
    return auth.begin_registration(user, passwordless=True)


def remember_used_code(user: AbstractBaseUser, code: str) -> None:
    """Refuse a used code of an authenticator app for as long as it would be accepted.

    `TOTP.validate_code` marks it as used for one period only, whatever the tolerance: the code of the next step would
    work again after that. The code with which an app is set up is not marked at all.
    https://codeberg.org/allauth/django-allauth/src/tag/65.21.0/allauth/mfa/totp/internal/auth.py
    """
    steps = 2 * app_settings.TOTP_TOLERANCE + 1
    key = TOTP(Authenticator(user=user))._get_used_cache_key(code)
    cache.set(key, "y", timeout=(steps + 1) * app_settings.TOTP_PERIOD)  # one more: clocks of servers differ


def get_token_age(token: str) -> int:
    """Return the seconds since this token of a link was made, as the token says; nothing else of it is checked.

    `check_token` gives no reason for refusing a token.
    https://github.com/django/django/blob/5.2/django/contrib/auth/tokens.py
    """
    made = base36_to_int(token.partition("-")[0])
    return default_token_generator._num_seconds(default_token_generator._now()) - made
