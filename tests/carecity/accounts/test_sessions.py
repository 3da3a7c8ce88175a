"""Sessions: how long they last, and what ends them."""

import time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.models import EditingSession

from .steps import CODE, DOOR, PASSWORD, SECURITY, code, is_inside, sign_in, signed_in

MINUTE, HOUR = 60, 3600
NEW = "other words nobody knows"


def go_back(client, **seconds):
    """Let a session's clocks have started earlier."""
    session = client.session
    for name, by in seconds.items():
        session[name] -= by
    session.save()


@pytest.fixture
def inside(person):
    """Return a client of somebody who has signed in."""
    client = Client()
    sign_in(client)
    return client


def test_session_ends_after_thirty_idle_minutes(inside):
    go_back(inside, active_at=29 * MINUTE)
    assert is_inside(inside)
    go_back(inside, active_at=30 * MINUTE)
    answer = inside.get("/admin/pages/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{DOOR}?next=/admin/pages/"
    assert "You were signed out" in answer.text
    assert not is_inside(inside)


def test_activity_keeps_a_session_alive(inside):
    for _ in range(5):
        go_back(inside, active_at=20 * MINUTE)
        assert is_inside(inside)


def test_session_ends_after_twelve_hours_whatever_is_done(inside):
    go_back(inside, signed_in_at=12 * HOUR - MINUTE)
    assert is_inside(inside)
    go_back(inside, signed_in_at=MINUTE)
    assert not is_inside(inside)


def test_session_that_does_not_know_when_it_began_is_over(inside):
    session = inside.session
    del session["signed_in_at"]
    session.save()
    assert not is_inside(inside)


def ping(inside, person, site):
    content_type = ContentType.objects.get_for_model(site.root_page.specific_class)
    editing = EditingSession.objects.create(
        user=person, content_type=content_type, object_id=site.root_page.pk, last_seen_at=timezone.now()
    )
    path = f"/admin/editing-sessions/ping/wagtailcore/page/{site.root_page.pk}/{editing.pk}/"
    return inside.post(path)


def test_a_browser_that_asks_by_itself_keeps_no_session_alive(inside, person, site):
    go_back(inside, active_at=20 * MINUTE)
    before = inside.session["active_at"]
    assert ping(inside, person, site).status_code == 200
    left = inside.get("/sign-in/session/").json()
    assert inside.session["active_at"] == before
    assert left["renewable"]
    assert 0 < left["seconds"] <= 10 * MINUTE
    go_back(inside, active_at=11 * MINUTE)
    ping(inside, person, site)
    assert not is_inside(inside)


def test_staying_signed_in_is_activity(inside):
    go_back(inside, active_at=29 * MINUTE)
    assert inside.post("/sign-in/session/renew/").json()["seconds"] > 29 * MINUTE
    assert inside.get("/sign-in/session/renew/").status_code == 405


def test_staying_signed_in_needs_a_token(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    assert client.post("/sign-in/session/renew/").status_code == 403
    token = client.get("/sign-in/session/").json()["token"]
    assert client.post("/sign-in/session/renew/", headers={"X-CSRFToken": token}).status_code == 200


def test_last_half_hour_of_twelve_cannot_be_renewed(inside):
    go_back(inside, signed_in_at=12 * HOUR - 4 * MINUTE)
    left = inside.post("/sign-in/session/renew/").json()
    assert not left["renewable"]
    assert left["seconds"] <= 4 * MINUTE


def test_strangers_are_told_that_no_time_is_left(client, site):
    assert client.get("/sign-in/session/").json()["seconds"] == 0
    assert client.post("/sign-in/session/renew/").json()["seconds"] == 0


def test_session_is_written_at_most_once_a_minute(inside):
    inside.get("/sign-in/security/")
    before = inside.session["active_at"]
    go_back(inside, active_at=MINUTE // 2)
    inside.get("/sign-in/security/")
    assert inside.session["active_at"] == before - MINUTE // 2
    go_back(inside, active_at=MINUTE)
    inside.get("/sign-in/security/")
    assert inside.session["active_at"] >= before


@pytest.mark.parametrize("path", ["/", "/about/", "/robots.txt", "/no-such-page/"])
def test_visitors_notice_nothing_of_it(path, site, settings, django_assert_num_queries):
    settings.REQUIRE_MFA = True
    Client().get(path)  # fills the caches
    with CaptureQueriesContext(connection) as with_it:
        answer = Client().get(path)
    assert not answer.cookies
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "accounts" not in name and "allauth" not in name]
    with django_assert_num_queries(len(with_it)):
        plain = Client().get(path)
    assert {**answer.headers, "X-Request-ID": ""} == {**plain.headers, "X-Request-ID": ""}


def test_disabled_user_is_out_at_once(inside, person):
    person.is_active = False
    person.save()
    assert not is_inside(inside)


def test_new_password_ends_every_other_session(person, inside):
    here = Client()
    sign_in(here)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(f"{SECURITY}password/", form)["Location"] == SECURITY
    assert is_inside(here)
    assert not is_inside(inside)


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "md5$x$x"}], ids=["disabled", "new password"])
def test_who_is_half_way_does_not_get_in_after_a_change(change, person, codes, client):
    sign_in(client)
    for name, value in change.items():
        setattr(person, name, value)
    person.save()
    assert client.post(CODE, {"code": code()})["Location"] == DOOR
    assert "_auth_user_id" not in client.session
    assert not is_inside(client)


def test_first_step_is_forgotten_after_a_quarter_of_an_hour(person, codes, client):
    sign_in(client)
    session = client.session
    session["account_login"] |= {"initiated_at": time.time() - 16 * MINUTE}
    session.save()
    client.post(CODE, {"code": code()})
    assert not is_inside(client)


def test_session_ends_with_the_browser(person, codes):
    assert signed_in().cookies["sessionid"]["max-age"] == ""
