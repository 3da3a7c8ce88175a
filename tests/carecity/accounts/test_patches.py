"""carecity/accounts/patches.py: private code of django-allauth and Django is as it was when it was read."""

import hashlib
import inspect

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth.tokens import PasswordResetTokenGenerator

ADVICE = (
    "A library has changed what carecity/accounts/patches.py relies on. Read the new source, then update the checksum."
)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (auth.begin_registration, "fd44fff0de9954c9"),
        (AddWebAuthnView.get_context_data, "bafd65578dcb4edd"),
        (PasswordResetTokenGenerator.check_token, "94348d048f52febe"),
        (TOTP.validate_code, "73de137ae900493d"),
        (TOTP._get_used_cache_key, "62b05d0377ee4dd7"),
        (TOTP._mark_code_used, "c45d4d5938a47a19"),
    ],
    ids=["begin_registration", "get_context_data", "check_token", "validate_code", "used_cache_key", "mark_code_used"],
)
def test_private_source_is_unchanged(function, expected):
    assert hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16] == expected, ADVICE
