"""A password chosen through a link in a mail signs the user in, as far as the second factor."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from .steps import (
    CODE_PATH,
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

NEW = "other words nobody knows"


def make_link(user):
    """Return the path of a link as a mail to the user has it."""
    user.refresh_from_db()
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=key)


def choose_password(client, user, password=NEW, **headers):
    """Open a new link of the user, choose a password and return the response."""
    form = client.get(make_link(user))["Location"]
    return client.post(form, {"password1": password, "password2": password}, **headers)


@pytest.fixture
def invited(site):
    """Return a user who has been invited and has no password yet."""
    user = make_user("kim")
    user.set_unusable_password()
    user.save()
    return user


def get_events(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "security"]


def test_first_password_opens_the_admins_where_no_second_factor_is_required(invited, client):
    assert choose_password(client, invited)["Location"] == "/admin/"
    assert "Your password is set." in client.get("/admin/").text
    assert can_use_admins(client)


def test_first_password_leads_to_the_set_up_of_a_required_second_factor(invited, client, mfa_required):
    response = choose_password(client, invited)
    assert client.get(response["Location"])["Location"] == f"{SECURITY}?next=%2Fadmin%2F"
    assert not can_use_admins(client)
    assert "Your password is set." in client.get(SECURITY).text
    assert client.get(f"{SECURITY}app/").status_code == 200


def test_new_password_of_a_user_with_a_second_factor_leads_to_it(user, codes, client, mfa_required, caplog):
    assert choose_password(client, user)["Location"] == CODE_PATH
    assert not can_use_admins(client)
    assert "signed_in" not in get_events(caplog)
    assert "Your password is set." in client.get(CODE_PATH).text
    client.post(CODE_PATH, {"code": wrong_code()})
    assert not can_use_admins(client)
    client.post(CODE_PATH, {"code": code()})
    assert can_use_admins(client)
    assert "signed_in" in get_events(caplog)


def test_new_password_does_not_skip_the_limit_of_codes(user, codes):
    for _ in range(5):
        client = Client()
        choose_password(client, User.objects.get())
        client.post(CODE_PATH, {"code": wrong_code()})
    client = Client()
    choose_password(client, User.objects.get())
    assert "Too many attempts" in client.post(CODE_PATH, {"code": code()}).text


def test_new_password_ends_the_other_sessions(user, client):
    other = Client()
    sign_in(other)
    choose_password(client, user)
    assert can_use_admins(client)
    assert not can_use_admins(other)


def test_link_works_once_also_in_the_browser_that_used_it(invited, client):
    link = make_link(invited)
    form = client.get(link)["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})
    for browser, url in ((client, link), (client, form), (Client(), link)):
        assert "does not work" in browser.get(url).text
        browser.post(url, {"password1": "x" * 20, "password2": "x" * 20})
    invited.refresh_from_db()
    assert invited.check_password(NEW)


def test_new_password_in_a_signed_in_browser_asks_for_the_second_factor_again(user, codes):
    client = signed_in()
    assert choose_password(client, user)["Location"] == CODE_PATH
    assert client.get(CODE_PATH).status_code == 200
    assert not can_use_admins(client)
    client.post(CODE_PATH, {"code": codes[0]})
    assert can_use_admins(client)


def test_link_opened_while_another_user_is_signed_in_signs_in_its_own_user(user, invited, client):
    sign_in(client)
    choose_password(client, invited)
    assert client.get("/admin/").wsgi_request.user == invited


def test_session_after_a_first_password_has_the_usual_limits(invited, client):
    choose_password(client, invited)
    session = client.session
    assert session["signed_in_at"] == session["active_at"]
    session["signed_in_at"] -= 12 * 3600
    session.save()
    assert not can_use_admins(client)


@pytest.mark.parametrize("headers", [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}])
def test_script_that_chooses_a_password_gets_no_further_than_the_second_factor(headers, user, codes, client):
    link = make_link(user)
    client.post(link, {"password1": NEW, "password2": NEW}, headers=headers)
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert not can_use_admins(client)


def test_disabled_user_is_not_signed_in_by_a_password(invited, client):
    invited.is_active = False
    invited.save()
    assert choose_password(client, invited)["Location"] == SIGN_IN
    assert not can_use_admins(client)


def test_second_factor_that_is_reset_meanwhile_restarts_sign_in(user, client):
    add_authenticator_app(user)
    choose_password(client, user)
    Authenticator.objects.all().delete()
    assert client.get(CODE_PATH)["Location"] == SIGN_IN
    assert not can_use_admins(client)


def test_page_names_the_account_and_says_that_other_devices_are_signed_out(user, invited, client):
    pages = [client.get(make_link(each), follow=True).text for each in (user, invited)]
    assert "Your username is jo." in pages[0]
    assert "Your username is kim." in pages[1]
    assert ["signed out on all other devices" in page for page in pages] == [True, False]
