"""carecity/accounts/patches.py: private code of django-allauth is as it was when it was read."""

import hashlib
import inspect

import pytest
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView

ADVICE = (
    "allauth has changed what carecity/accounts/patches.py relies on. Read the new source, then update the checksum."
)


@pytest.mark.parametrize(
    ("function", "expected"),
    [(auth.begin_registration, "fd44fff0de9954c9"), (AddWebAuthnView.get_context_data, "bafd65578dcb4edd")],
    ids=["begin_registration", "get_context_data"],
)
def test_private_source_is_unchanged(function, expected):
    assert hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16] == expected, ADVICE
