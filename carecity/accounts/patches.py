"""Private names of django-allauth that have no public counterpart. Tested with django-allauth 65.21.

tests/carecity/accounts/test_patches.py fails when their source changes.
"""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from django.contrib.auth.models import AbstractBaseUser


def begin_passkey_registration(user: AbstractBaseUser) -> dict[str, Any]:
    """Return the options for a passkey that is stored on the device and can sign in by itself.

    `AddWebAuthnView.get_context_data` offers no way to ask for this without the checkbox of its own form, and calls
    this function with `passwordless=False`: the device would store a second factor only.
    https://codeberg.org/allauth/django-allauth/src/tag/65.21.0/allauth/mfa/webauthn/views.py
    """
    return auth.begin_registration(user, passwordless=True)
