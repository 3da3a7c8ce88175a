"""Users who sign in."""

import pytest

from .steps import add_authenticator_app, make_user


@pytest.fixture(autouse=True)
def unchanging_codes(settings):
    """Let an authenticator app show one code for years, so that no test depends on when it runs."""
    settings.MFA_TOTP_PERIOD = 10**9


@pytest.fixture
def user(site):
    """Return a user with a password, who may use both admins."""
    return make_user()


@pytest.fixture
def codes(user):
    """Give the user an authenticator app, and return the recovery codes."""
    return add_authenticator_app(user)


@pytest.fixture
def mfa_required(settings):
    """Require a second factor, as in production."""
    settings.REQUIRE_MFA = True
