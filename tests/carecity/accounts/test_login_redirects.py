"""One door: every sign-in page leads to it, nobody makes an account there, and it leads to nowhere else."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from .steps import CODE, DOOR, PASSWORD, SECURITY, code, is_inside, sign_in

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "http:evil.example",
    "http:///evil.example",
    "https://www.example.org@evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "\x00//evil.example",
    " //evil.example",
    "/\t/evil.example",
    "https://www.example.org:evil.example/",
    "//www.example.org/",
]
ENTRANCES = ["/admin/login/", "/django-admin/login/", "/_util/login/"]


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/django-admin/", "/django-admin/contact/feedback/"])
def test_both_admins_lead_to_the_door_and_back(path, person, client):
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0].startswith(DOOR)
    answer = sign_in(client, path=answer.redirect_chain[-1][0])
    assert answer["Location"] == path
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ENTRANCES)
def test_the_admins_own_sign_in_signs_nobody_in(path, person, client):
    answer = client.post(path, {"username": "jo", "password": PASSWORD, "next": "/admin/"})
    assert (answer.status_code, answer["Location"]) == (302, DOOR)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/django-admin/password_change/"])
def test_the_admins_own_passwords_lead_to_the_door(db, path, client):
    assert client.get(path)["Location"].startswith(DOOR)


@pytest.mark.parametrize("path", ["/admin/password_reset/done/", "/admin/password_reset/confirm/MQ/x-y/"])
def test_the_rest_of_wagtails_password_reset_is_gone(path, client, site):
    assert client.get(path).status_code == 404


def test_account_page_of_the_cms_changes_neither_password_nor_address(person, client):
    client.force_login(person)
    page = client.get("/admin/account/").text
    assert "password-new_password1" not in page
    assert "name_email-email" not in page
    assert SECURITY in page
    assert SECURITY in client.get("/django-admin/").text


@pytest.mark.parametrize("path", ["/admin/logout/", "/django-admin/logout/", "/sign-in/sign-out/"])
def test_signing_out_ends_at_the_door(path, person, client):
    client.force_login(person)
    assert client.post(path, follow=True).redirect_chain[-1][0] == DOOR
    assert client.get("/admin/").status_code == 302
    assert client.get(path).status_code in {302, 405}


@pytest.mark.parametrize("target", ELSEWHERE)
@pytest.mark.parametrize("path", [DOOR, *ENTRANCES, "/sign-in/sign-out/"])
def test_next_leads_to_no_other_host(path, target, person):
    client = Client()
    for answer in (client.get(path, {"next": target}), sign_in(client, path=path), client.get(path, {"next": target})):
        assert "evil" not in answer.headers.get("Location", "").partition("?")[0]
    client = Client()
    answer = client.post(path, {"login": "jo", "password": PASSWORD, "next": target})
    assert answer.headers.get("Location") in {"/admin/", DOOR}


def test_next_never_leads_back_to_http(person, settings):
    answer = Client().post(
        DOOR, {"login": "jo", "password": PASSWORD, "next": "http://testserver/admin/pages/"}, secure=True
    )
    assert answer["Location"] == "/admin/"


def test_session_gets_a_new_key_when_somebody_signs_in(person, codes, client):
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    planted = client.session.session_key
    sign_in(client)
    halfway = client.session.session_key
    client.post(CODE, {"code": code()})
    assert is_inside(client)
    assert client.session.session_key not in {planted, halfway}
    stranger = Client()
    for key in (planted, halfway):
        stranger.cookies["sessionid"] = key
        assert not is_inside(stranger)


@pytest.mark.parametrize("path", ["signup/", "sign-up/", "signup/passkey/", "register/", "email/", "confirm-email/x/"])
def test_there_is_no_way_to_make_an_account(path, site, client):
    form = {"username": "new", "email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for method in (client.get, client.post):
        assert method(f"{DOOR}{path}", form).status_code == 404
        assert method(f"/accounts/{path}", form).status_code == 404
    assert not User.objects.filter(username="new").exists()


@pytest.mark.parametrize("name", ["account_signup", "account_signup_by_passkey", "mfa_signup_webauthn"])
def test_routes_that_nobody_needs_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_who_may_use_only_one_admin_is_told_so_at_the_other(reviewer_client, editor_client):
    for client, path in [(reviewer_client, "/admin/"), (editor_client, "/django-admin/")]:
        assert client.get(path, follow=True).status_code == 403


def test_createsuperuser_makes_somebody_who_can_sign_in(site, client, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, username="chief", email="chief@example.org", verbosity=0)
    sign_in(client, "chief")
    assert is_inside(client)


@pytest.mark.parametrize("path", [DOOR, "/sign-in/reset/", "/sign-in/reset/sent/"])
def test_pages_of_the_door_ask_search_engines_to_stay_away(path, client, site):
    assert '<meta name="robots" content="noindex">' in client.get(path).text
