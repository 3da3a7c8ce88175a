"""Who signs in."""

import pytest

from .steps import make_person, with_app


@pytest.fixture(autouse=True)
def steady_codes(settings):
    """Let an app show one code for years: no test depends on the second in which it runs."""
    settings.MFA_TOTP_PERIOD = 10**9


@pytest.fixture
def person(site):
    """Return somebody with a password, who may use both admins."""
    return make_person()


@pytest.fixture
def codes(person):
    """Give the person an authenticator app, and return the recovery codes."""
    return with_app(person)


@pytest.fixture
def required(settings):
    """Require a second factor, as in production."""
    settings.REQUIRE_MFA = True
