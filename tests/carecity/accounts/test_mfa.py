"""The second factor: required of everybody, set up at first sign-in, kept, and reset by administrators alone."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import get_resolver

from tests.worker import run_queue

from .steps import CODE, DOOR, SECRET, SECURITY, code, is_inside, make_person, sign_in, signed_in, with_app, wrong_code
from .urls import addresses

APP, CODES = f"{SECURITY}app/", f"{SECURITY}recovery-codes/"
BEHIND = [
    "/",
    "/admin/",
    "/admin/pages/",
    "/admin/account/",
    "/admin/images/",
    "/admin/users/",
    "/admin/api/main/pages/",
    "/admin/reports/site-history/",
    "/admin/jsi18n/",
    "/admin/no-such-screen/",
    "/django-admin/",
    "/django-admin/auth/user/",
    "/django-admin/contact/feedback/",
    "/django-admin/jsi18n/",
    "/documents/1/x.pdf",
    "/sign-in/security/password/",
    "/sign-in/reset/",
]


@pytest.fixture
def new(person, required):
    """Return a client of somebody who has signed in with a password alone."""
    client = Client()
    sign_in(client)
    return client


@pytest.mark.parametrize("path", BEHIND)
def test_nothing_is_reached_before_a_second_factor_is_set_up(path, new):
    answer = new.get(path)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SECURITY)
    assert new.get(path, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    assert new.get(path, headers={"Accept": "application/json"}).status_code == 403
    assert new.post(path, {"title": "x"}).status_code == 403
    assert new.post(path, "{}", content_type="application/json").json()["location"] == SECURITY


def test_every_screen_of_both_admins_is_among_what_is_not_reached(new):
    reached = {path for path in addresses(get_resolver()) if new.get(path).status_code == 200}
    assert reached == {"/sign-in/security/", "/sign-in/security/app/", "/sign-in/security/passkeys/add/"} | {
        "/sign-in/session/",
        "/sign-in/sign-out/",
        "/sign-in/again/",
    }


def test_first_factor_gives_recovery_codes_and_opens_both_admins(new):
    page = new.get(APP)
    secret = page.context["form"].secret
    assert secret in page.text
    assert new.post(APP, {"code": "000000"}).status_code == 200
    assert not is_inside(new)
    assert new.post(APP, {"code": code(secret)})["Location"] == CODES
    shown = new.get(CODES).context["unused_codes"]
    assert len(shown) == 10
    assert all(each in new.get(f"{CODES}file/").text for each in shown)
    assert is_inside(new)


def test_with_debug_on_nobody_must(person, client, settings):
    sign_in(client)
    assert is_inside(client)


def test_password_alone_is_not_enough(person, codes, client, required):
    assert sign_in(client)["Location"] == CODE
    assert not is_inside(client)
    client.post(CODE, {"code": wrong_code()})
    assert not is_inside(client)
    client.post(CODE, {"code": code()})
    assert is_inside(client)


def test_recovery_code_opens_the_door(person, codes, client, required):
    sign_in(client)
    client.post(CODE, {"code": codes[0]})
    assert is_inside(client)


def test_last_factor_stays_and_another_may_go(person, codes, required):
    client = signed_in()
    assert "only second factor" in client.get(f"{APP}remove/").text
    client.post(f"{APP}remove/")
    passkey = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key", "credential": {}})
    assert client.post(f"{APP}remove/")["Location"] == SECURITY
    assert "only second factor" in client.post(f"{SECURITY}passkeys/{passkey.pk}/remove/").text
    assert Authenticator.objects.filter(user=person, type="webauthn").exists()


def test_last_factor_may_go_where_none_is_required(person, codes):
    client = signed_in()
    client.post(f"{APP}remove/")
    assert not Authenticator.objects.exists()


def test_nobody_touches_the_passkeys_of_others(person, codes):
    other = make_person("kim")
    passkey = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key", "credential": {}})
    client = signed_in()
    for path in ("", "remove/"):
        assert client.post(f"{SECURITY}passkeys/{passkey.pk}/{path}", {"name": "x"}).status_code == 404


@pytest.mark.parametrize("path", ["app/remove/", "recovery-codes/", "recovery-codes/new/", "passkeys/add/"])
def test_after_some_minutes_factors_change_only_for_who_shows_who_it_is(path, person, codes):
    client = signed_in()
    session = client.session
    session["signed_in_at"] -= 6 * 60
    session.save()
    assert client.get(f"{SECURITY}{path}")["Location"].startswith(f"{DOOR}again/")
    client.post(f"{DOOR}again/", {"password": "wrong"})
    assert client.get(f"{SECURITY}{path}").status_code == 302
    client.post(f"{DOOR}again/", {"password": "four words nobody says"})
    assert client.get(f"{SECURITY}{path}").status_code == 200


def test_secrets_are_shown_in_no_admin(person, codes):
    client = signed_in()
    for path in ("/django-admin/mfa/authenticator/", "/django-admin/account/emailaddress/"):
        assert client.get(path).status_code == 404
    assert SECRET not in client.get(SECURITY).text


def reset_path(user):
    return f"/admin/users/{user.pk}/reset-sign-in/"


def test_administrator_takes_an_account_back_to_the_start(person, codes, mailbox, caplog):
    lost = make_person("kim")
    with_app(lost)
    old, client = Client(), signed_in()
    old.force_login(lost)
    assert reset_path(lost) in client.get("/admin/users/").text
    assert "kim@example.org" in client.get(reset_path(lost)).text
    assert is_inside(old)
    client.post(reset_path(lost))
    assert not Authenticator.objects.filter(user=lost).exists()
    assert not is_inside(old)
    assert "wrong" in sign_in(Client(), "kim").text
    run_queue()
    (mail,) = mailbox.messages
    assert (mail["To"], "/sign-in/reset/" in mail.get_content()) == ("kim@example.org", True)
    record = next(record for record in caplog.records if record.getMessage() == "second_factor_reset")
    assert (record.name, record.actor, record.user) == ("security", person.pk, lost.pk)


def test_who_waits_at_the_second_step_begins_again_after_a_reset(person, codes, client):
    sign_in(client)
    Authenticator.objects.all().delete()
    assert client.get(CODE)["Location"] == DOOR
    assert client.get(DOOR).status_code == 200


def test_nobody_resets_himself_or_who_stands_above(person, codes, required):
    helper = User.objects.create_user("helper", password="four words nobody says")
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_user"]))
    member = User.objects.create_user("member")
    member.groups.add(Group.objects.get(name="Editors"))
    with_app(helper)
    client = signed_in("helper")
    assert client.get(reset_path(member)).status_code == 200
    for user in (helper, person):
        client.post(reset_path(user))
        assert Authenticator.objects.filter(user=user).exists()


def test_reset_asks_the_administrator_who_he_is(person, codes):
    client = signed_in()
    session = client.session
    session["signed_in_at"] -= 6 * 60
    session.save()
    assert client.get(reset_path(make_person("kim")))["Location"].startswith(f"{DOOR}again/")
