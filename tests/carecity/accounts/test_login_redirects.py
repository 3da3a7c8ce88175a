"""All sign-in pages redirect to ours; it creates no accounts and redirects to this site only."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from .steps import CODE_PATH, PASSWORD, SECURITY, SIGN_IN, can_use_admins, code, sign_in

OTHER_HOSTS = [
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
SIGN_IN_PAGES = ["/admin/login/", "/django-admin/login/", "/_util/login/"]


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/django-admin/", "/django-admin/contact/feedback/"])
def test_admins_redirect_to_sign_in_and_back(path, user, client):
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith(SIGN_IN)
    response = sign_in(client, path=response.redirect_chain[-1][0])
    assert response["Location"] == path
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", SIGN_IN_PAGES)
def test_sign_in_pages_of_the_admins_only_redirect(path, user, client):
    response = client.post(path, {"username": "jo", "password": PASSWORD, "next": "/admin/"})
    assert (response.status_code, response["Location"]) == (302, SIGN_IN)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/django-admin/password_change/"])
def test_password_pages_of_the_admins_redirect_to_ours(db, path, client):
    assert client.get(path)["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("path", ["/admin/password_reset/done/", "/admin/password_reset/confirm/MQ/x-y/"])
def test_password_reset_of_wagtail_is_off(path, client, site):
    assert client.get(path).status_code == 404


def test_account_page_of_the_cms_changes_neither_password_nor_email(user, client):
    client.force_login(user)
    page = client.get("/admin/account/").text
    assert "password-new_password1" not in page
    assert "name_email-email" not in page
    assert SECURITY in page
    assert SECURITY in client.get("/django-admin/").text


@pytest.mark.parametrize("path", ["/admin/logout/", "/django-admin/logout/", "/sign-in/sign-out/"])
def test_signing_out_redirects_to_sign_in(path, user, client):
    client.force_login(user)
    assert client.post(path, follow=True).redirect_chain[-1][0] == SIGN_IN
    assert client.get("/admin/").status_code == 302
    assert client.get(path).status_code in {302, 405}


@pytest.mark.parametrize("target", OTHER_HOSTS)
@pytest.mark.parametrize("path", [SIGN_IN, *SIGN_IN_PAGES, "/sign-in/sign-out/"])
def test_next_never_redirects_to_another_host(path, target, user):
    client = Client()
    for response in (
        client.get(path, {"next": target}),
        sign_in(client, path=path),
        client.get(path, {"next": target}),
    ):
        assert "evil" not in response.headers.get("Location", "").partition("?")[0]
    client = Client()
    response = client.post(path, {"login": "jo", "password": PASSWORD, "next": target})
    assert response.headers.get("Location") in {"/admin/", SIGN_IN}


def test_next_never_redirects_from_https_to_http(user, settings):
    response = Client().post(
        SIGN_IN, {"login": "jo", "password": PASSWORD, "next": "http://testserver/admin/pages/"}, secure=True
    )
    assert response["Location"] == "/admin/"


def test_signing_in_changes_the_session_key(user, codes, client):
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    first = client.session.session_key
    sign_in(client)
    halfway = client.session.session_key
    client.post(CODE_PATH, {"code": code()})
    assert can_use_admins(client)
    assert client.session.session_key not in {first, halfway}
    other = Client()
    for key in (first, halfway):
        other.cookies["sessionid"] = key
        assert not can_use_admins(other)


@pytest.mark.parametrize("path", ["signup/", "sign-up/", "signup/passkey/", "register/", "email/", "confirm-email/x/"])
def test_sign_up_does_not_exist(path, site, client):
    form = {"username": "new", "email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for method in (client.get, client.post):
        assert method(f"{SIGN_IN}{path}", form).status_code == 404
        assert method(f"/accounts/{path}", form).status_code == 404
    assert not User.objects.filter(username="new").exists()


@pytest.mark.parametrize("name", ["account_signup", "account_signup_by_passkey", "mfa_signup_webauthn"])
def test_unneeded_routes_of_allauth_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_user_without_permission_for_an_admin_gets_403_there(reviewer_client, editor_client):
    for client, path in [(reviewer_client, "/admin/"), (editor_client, "/django-admin/")]:
        assert client.get(path, follow=True).status_code == 403


def test_createsuperuser_creates_a_user_who_can_sign_in(site, client, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, username="chief", email="chief@example.org", verbosity=0)
    sign_in(client, "chief")
    assert can_use_admins(client)


@pytest.mark.parametrize("path", [SIGN_IN, "/sign-in/reset/", "/sign-in/reset/sent/"])
def test_sign_in_pages_are_not_indexed(path, client, site):
    assert '<meta name="robots" content="noindex">' in client.get(path).text
