"""The second factor: required, set up at the first sign-in, protected, and reset only by administrators."""

import base64
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import get_resolver

from tests.worker import run_queue

from .steps import (
    CODE_PATH,
    SECRET,
    SECURITY,
    SIGN_IN,
    add_authenticator_app,
    can_use_admins,
    code,
    make_user,
    sign_in,
    signed_in,
    wrong_code,
)
from .urls import get_paths

APP, CODES = f"{SECURITY}app/", f"{SECURITY}recovery-codes/"
PROTECTED = [
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
def without_mfa(user, mfa_required):
    """Return a client of a user who has signed in with a password alone."""
    client = Client()
    sign_in(client)
    return client


@pytest.mark.parametrize("path", PROTECTED)
def test_user_without_second_factor_is_refused_everywhere(path, without_mfa):
    response = without_mfa.get(path)
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, SECURITY)
    assert without_mfa.get(path, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    assert without_mfa.get(path, headers={"Accept": "application/json"}).status_code == 403
    assert without_mfa.post(path, {"title": "x"}).status_code == 403
    assert without_mfa.post(path, "{}", content_type="application/json").json()["location"] == SECURITY


def test_user_without_second_factor_reaches_only_the_views_to_set_one_up(without_mfa):
    reached = {path for path in get_paths(get_resolver()) if without_mfa.get(path).status_code == 200}
    assert reached == {"/sign-in/security/", "/sign-in/security/app/", "/sign-in/security/passkeys/add/"} | {
        "/sign-in/session/",
        "/sign-in/sign-out/",
        "/sign-in/again/",
    }


def test_first_second_factor_gives_recovery_codes_and_opens_both_admins(without_mfa, template_contexts):
    page = without_mfa.get(APP)
    secret = page.context["form"].secret
    assert secret in page.text
    assert without_mfa.post(APP, {"code": "000000"}).status_code == 200
    assert not can_use_admins(without_mfa)
    assert without_mfa.post(APP, {"code": code(secret)})["Location"] == CODES
    shown = without_mfa.get(CODES).context["unused_codes"]
    assert len(shown) == 10
    assert all(each in without_mfa.get(f"{CODES}file/").text for each in shown)
    assert can_use_admins(without_mfa)


def test_second_factor_is_optional_where_not_required(user, client, settings):
    sign_in(client)
    assert can_use_admins(client)


def test_password_alone_is_not_enough(user, codes, client, mfa_required):
    assert sign_in(client)["Location"] == CODE_PATH
    assert not can_use_admins(client)
    client.post(CODE_PATH, {"code": wrong_code()})
    assert not can_use_admins(client)
    client.post(CODE_PATH, {"code": code()})
    assert can_use_admins(client)


def test_recovery_code_signs_in(user, codes, client, mfa_required):
    sign_in(client)
    client.post(CODE_PATH, {"code": codes[0]})
    assert can_use_admins(client)


def test_last_second_factor_cannot_be_removed_but_others_can(user, codes, mfa_required):
    client = signed_in()
    assert "only second factor" in client.get(f"{APP}remove/").text
    client.post(f"{APP}remove/")
    passkey = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Key", "credential": {}})
    assert client.post(f"{APP}remove/")["Location"] == SECURITY
    assert "only second factor" in client.post(f"{SECURITY}passkeys/{passkey.pk}/remove/").text
    assert Authenticator.objects.filter(user=user, type="webauthn").exists()


def test_last_second_factor_can_be_removed_where_none_is_required(user, codes):
    client = signed_in()
    client.post(f"{APP}remove/")
    assert not Authenticator.objects.exists()


def test_passkeys_of_other_users_are_not_found(user, codes):
    other = make_user("kim")
    passkey = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key", "credential": {}})
    client = signed_in()
    for path in ("", "remove/"):
        assert client.post(f"{SECURITY}passkeys/{passkey.pk}/{path}", {"name": "x"}).status_code == 404


@pytest.mark.parametrize("path", ["app/remove/", "recovery-codes/", "recovery-codes/new/", "passkeys/add/"])
def test_changing_second_factors_needs_recent_authentication(path, user, codes):
    client = signed_in()
    session = client.session
    session["signed_in_at"] -= 6 * 60
    session.save()
    assert client.get(f"{SECURITY}{path}")["Location"].startswith(f"{SIGN_IN}again/")
    client.post(f"{SIGN_IN}again/", {"password": "wrong"})
    assert client.get(f"{SECURITY}{path}").status_code == 302
    client.post(f"{SIGN_IN}again/", {"password": "four words nobody says"})
    assert client.get(f"{SECURITY}{path}").status_code == 200


def test_secrets_are_not_shown_in_the_admins(user, codes):
    client = signed_in()
    for path in ("/django-admin/mfa/authenticator/", "/django-admin/account/emailaddress/"):
        assert client.get(path).status_code == 404
    assert SECRET not in client.get(SECURITY).text


def reset_path(user):
    return f"/admin/users/{user.pk}/reset-sign-in/"


def test_reset_sign_in_removes_factors_password_and_sessions_and_sends_a_link(user, codes, mailbox, caplog):
    lost = make_user("kim")
    add_authenticator_app(lost)
    old, client = Client(), signed_in()
    old.force_login(lost)
    assert reset_path(lost) in client.get("/admin/users/").text
    assert "kim@example.org" in client.get(reset_path(lost)).text
    assert can_use_admins(old)
    client.post(reset_path(lost))
    assert not Authenticator.objects.filter(user=lost).exists()
    assert not can_use_admins(old)
    assert "wrong" in sign_in(Client(), "kim").text
    run_queue()
    (mail,) = mailbox.messages
    assert (mail["To"], "/sign-in/reset/" in mail.get_content()) == ("kim@example.org", True)
    record = next(record for record in caplog.records if record.getMessage() == "second_factor_reset")
    assert (record.name, record.actor, record.user) == ("security", user.pk, lost.pk)


def test_second_step_after_a_reset_restarts_sign_in(user, codes, client):
    sign_in(client)
    Authenticator.objects.all().delete()
    assert client.get(CODE_PATH)["Location"] == SIGN_IN
    assert client.get(SIGN_IN).status_code == 200


def test_reset_sign_in_of_oneself_or_a_superuser_is_refused(user, codes, mfa_required):
    helper = User.objects.create_user("helper", password="four words nobody says")
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_user"]))
    member = User.objects.create_user("member")
    member.groups.add(Group.objects.get(name="Editors"))
    add_authenticator_app(helper)
    client = signed_in("helper")
    assert client.get(reset_path(member)).status_code == 200
    for target in (helper, user):
        client.post(reset_path(target))
        assert Authenticator.objects.filter(user=target).exists()


def test_reset_sign_in_needs_recent_authentication(user, codes):
    client = signed_in()
    session = client.session
    session["signed_in_at"] -= 6 * 60
    session.save()
    assert client.get(reset_path(make_user("kim")))["Location"].startswith(f"{SIGN_IN}again/")


def test_add_passkey_stores_the_challenge_of_the_options_that_the_browser_gets(user, codes):
    client = signed_in()
    page = client.get(f"{SECURITY}passkeys/add/").text
    data = json.loads(re.search(r'<script id="passkey-data" type="application/json">(.*?)</script>', page)[1])
    options = data["creation_options"]["publicKey"]
    state = client.session["mfa.webauthn.state"]
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert (state["challenge"], state["user_verification"]) == (options["challenge"], "required")


def encode(data):
    """Return bytes as browsers write them in a passkey's response."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


PASSKEY = {
    "id": encode(b"unknown"),
    "rawId": encode(b"unknown"),
    "type": "public-key",
    "response": {
        "clientDataJSON": encode(b'{"type": "webauthn.get", "challenge": "AAAA", "origin": "https://www.example.org"}'),
        "authenticatorData": encode(bytes(37)),
        "signature": encode(b"signature"),
    },
}


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"code": "000000"}, "This code was not accepted. Each code works once"),
        ({"credential": json.dumps(PASSKEY)}, "This passkey was not accepted."),
    ],
    ids=["code", "passkey"],
)
def test_refused_second_factor_says_which_one_was_refused(form, error, user, codes, client):
    sign_in(client)
    client.get(CODE_PATH)  # stores a challenge
    assert error in client.post(CODE_PATH, form).text
