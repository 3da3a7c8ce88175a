"""Sessions: how long they last, and what ends them."""

import time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.models import EditingSession

from .steps import CODE_PATH, PASSWORD, SECURITY, SIGN_IN, can_use_admins, code, sign_in, signed_in

MINUTE, HOUR = 60, 3600
NEW = "other words nobody knows"


def go_back(client, **seconds):
    """Move timestamps of the session into the past."""
    session = client.session
    for name, by in seconds.items():
        session[name] -= by
    session.save()


@pytest.fixture
def signed_in_client(user):
    """Return a client of a signed-in user."""
    client = Client()
    sign_in(client)
    return client


def test_session_ends_after_thirty_idle_minutes(signed_in_client):
    go_back(signed_in_client, active_at=29 * MINUTE)
    assert can_use_admins(signed_in_client)
    go_back(signed_in_client, active_at=30 * MINUTE)
    response = signed_in_client.get("/admin/pages/", follow=True)
    assert response.redirect_chain[-1][0] == f"{SIGN_IN}?next=/admin/pages/"
    assert "You were signed out after 30 minutes without activity." in response.text
    assert not can_use_admins(signed_in_client)


def test_session_with_activity_stays_alive(signed_in_client):
    for _ in range(5):
        go_back(signed_in_client, active_at=20 * MINUTE)
        assert can_use_admins(signed_in_client)


def test_session_ends_after_twelve_hours_despite_activity(signed_in_client):
    go_back(signed_in_client, signed_in_at=12 * HOUR - MINUTE)
    assert can_use_admins(signed_in_client)
    go_back(signed_in_client, signed_in_at=MINUTE)
    response = signed_in_client.get("/admin/", follow=True)
    assert "You were signed out because you had been signed in for 12 hours." in response.text
    assert not can_use_admins(signed_in_client)


def test_session_without_start_time_has_ended(signed_in_client):
    session = signed_in_client.session
    del session["signed_in_at"]
    session.save()
    assert not can_use_admins(signed_in_client)


def ping(signed_in_client, user, site):
    content_type = ContentType.objects.get_for_model(site.root_page.specific_class)
    editing = EditingSession.objects.create(
        user=user, content_type=content_type, object_id=site.root_page.pk, last_seen_at=timezone.now()
    )
    path = f"/admin/editing-sessions/ping/wagtailcore/page/{site.root_page.pk}/{editing.pk}/"
    return signed_in_client.post(path)


def test_background_requests_do_not_keep_a_session_alive(signed_in_client, user, site):
    go_back(signed_in_client, active_at=20 * MINUTE)
    before = signed_in_client.session["active_at"]
    assert ping(signed_in_client, user, site).status_code == 200
    left = signed_in_client.get("/sign-in/session/").json()
    assert signed_in_client.session["active_at"] == before
    assert left["renewable"]
    assert 0 < left["seconds"] <= 10 * MINUTE
    go_back(signed_in_client, active_at=11 * MINUTE)
    ping(signed_in_client, user, site)
    assert not can_use_admins(signed_in_client)


def test_renewing_a_session_counts_as_activity(signed_in_client):
    go_back(signed_in_client, active_at=29 * MINUTE)
    assert signed_in_client.post("/sign-in/session/renew/").json()["seconds"] > 29 * MINUTE
    assert signed_in_client.get("/sign-in/session/renew/").status_code == 405


def test_renewing_a_session_needs_a_csrf_token(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post("/sign-in/session/renew/").status_code == 403
    token = client.get("/sign-in/session/").json()["token"]
    assert client.post("/sign-in/session/renew/", headers={"X-CSRFToken": token}).status_code == 200


def test_last_half_hour_of_twelve_cannot_be_renewed(signed_in_client):
    go_back(signed_in_client, signed_in_at=12 * HOUR - 4 * MINUTE)
    left = signed_in_client.post("/sign-in/session/renew/").json()
    assert not left["renewable"]
    assert left["seconds"] <= 4 * MINUTE


def test_visitor_has_no_session_time_left(client, site):
    assert client.get("/sign-in/session/").json()["seconds"] == 0
    assert client.post("/sign-in/session/renew/").json()["seconds"] == 0


def test_session_is_written_at_most_once_a_minute(signed_in_client):
    signed_in_client.get("/sign-in/security/")
    before = signed_in_client.session["active_at"]
    go_back(signed_in_client, active_at=MINUTE // 2)
    signed_in_client.get("/sign-in/security/")
    assert signed_in_client.session["active_at"] == before - MINUTE // 2
    go_back(signed_in_client, active_at=MINUTE)
    signed_in_client.get("/sign-in/security/")
    assert signed_in_client.session["active_at"] >= before


@pytest.mark.parametrize("path", ["/", "/about/", "/robots.txt", "/no-such-page/"])
def test_middleware_changes_nothing_for_visitors(path, site, settings, django_assert_num_queries):
    settings.REQUIRE_MFA = True
    Client().get(path)  # fills the caches
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(path)
    assert not response.cookies
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "accounts" not in name and "allauth" not in name]
    with django_assert_num_queries(len(queries)):
        plain = Client().get(path)
    assert {**response.headers, "X-Request-ID": ""} == {**plain.headers, "X-Request-ID": ""}


def test_disabled_user_is_signed_out_at_once(signed_in_client, user):
    user.is_active = False
    user.save()
    assert not can_use_admins(signed_in_client)


def test_new_password_ends_every_other_session(user, signed_in_client):
    here = Client()
    sign_in(here)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(f"{SECURITY}password/", form)["Location"] == SECURITY
    assert can_use_admins(here)
    assert not can_use_admins(signed_in_client)


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "md5$x$x"}], ids=["disabled", "new password"])
def test_second_step_after_a_changed_account_is_refused(change, user, codes, client):
    sign_in(client)
    for name, value in change.items():
        setattr(user, name, value)
    user.save()
    assert client.post(CODE_PATH, {"code": code()})["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session
    assert not can_use_admins(client)


def test_first_step_expires_after_fifteen_minutes(user, codes, client):
    sign_in(client)
    session = client.session
    session["account_login"] |= {"initiated_at": time.time() - 16 * MINUTE}
    session.save()
    client.post(CODE_PATH, {"code": code()})
    assert not can_use_admins(client)


def test_session_cookie_ends_with_the_browser(user, codes):
    assert signed_in().cookies["sessionid"]["max-age"] == ""
