"""An authenticator app may be half a minute slow or fast; each of its codes works once."""

import time
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from .steps import CODE_PATH, SECRET, SECURITY, SIGN_IN, can_use_admins, code, make_user, sign_in

PERIOD = 30  # seconds


@pytest.fixture
def clock(monkeypatch, settings):
    """Stop the clock at the beginning of a step, for codes and for the shared cache; return it, to be moved."""
    settings.MFA_TOTP_PERIOD = PERIOD
    clock = SimpleNamespace(now=time.time() // PERIOD * PERIOD)
    for module in ("django.core.cache.backends.base", "allauth.mfa.totp.internal.auth"):
        monkeypatch.setattr(f"{module}.time", SimpleNamespace(time=lambda: clock.now))
    monkeypatch.setattr("django.core.cache.backends.db.tz_now", lambda: datetime.fromtimestamp(clock.now, UTC))
    return clock


def is_accepted(used):
    """Return whether this code is enough for the second step of a new sign-in."""
    client = Client()
    sign_in(client)
    client.post(CODE_PATH, {"code": used})
    return can_use_admins(client)


@pytest.mark.parametrize(("step", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_code_of_the_step_before_and_after_is_accepted(step, accepted, user, codes, clock):
    assert is_accepted(code(step=step, now=clock.now)) == accepted


@pytest.mark.parametrize("step", [-1, 0, 1])
@pytest.mark.parametrize("spelling", ["{}{}", "{} {}", "{}-{}"])
def test_used_code_is_refused_for_as_long_as_it_would_be_valid(step, spelling, user, codes, clock):
    used = code(step=step, now=clock.now)
    assert is_accepted(used)
    beginning = clock.now
    for seconds in (0, 31, 59, 61, 89):  # five: a sixth failed attempt would be refused by the limit
        clock.now = beginning + seconds
        assert not is_accepted(spelling.format(used[:3], used[3:]))


def test_unused_codes_of_all_three_steps_are_accepted_once_each(user, codes, clock):
    three = [code(step=step, now=clock.now) for step in (1, 0, -1)]
    assert [is_accepted(each) for each in three * 2] == [True] * 3 + [False] * 3


def test_replayed_codes_count_as_failed_attempts(user, codes, clock):
    used = code(step=1, now=clock.now)
    assert is_accepted(used)
    clock.now += 31
    for _ in range(5):
        assert not is_accepted(used)
    assert not is_accepted(code(step=1, now=clock.now))


def test_code_that_set_up_an_app_does_not_sign_in(site, clock, settings, template_contexts):
    make_user()
    client = Client()
    sign_in(client)
    secret = client.get(f"{SECURITY}app/").context["form"].secret
    used = code(secret, now=clock.now)
    assert client.post(f"{SECURITY}app/", {"code": used}).status_code == 302
    for seconds in (0, 31):
        clock.now += seconds
        assert not is_accepted(used)
    assert is_accepted(code(secret, step=1, now=clock.now))


def test_code_that_signed_in_does_not_confirm_an_identity(user, codes, clock):
    client = Client()
    used = code(step=1, now=clock.now)
    sign_in(client)
    client.post(CODE_PATH, {"code": used})
    clock.now += 31
    again = f"{SIGN_IN}again/code/"
    assert "not accepted" in client.post(again, {"code": used}).text
    assert client.post(again, {"code": code(SECRET, step=1, now=clock.now)}).status_code == 302
