"""Rate limits of sign-in: five attempts an account and twenty an IP address in 15 minutes, whatever headers say."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from .steps import CODE_PATH, SECURITY, can_use_admins, code, make_user, sign_in, wrong_code

LOCKED = "Too many attempts"
WRONG = "The username or the password is wrong"


def from_ip(number):
    """Return the environment of a request from one of many IP addresses."""
    return {"REMOTE_ADDR": f"192.0.2.{number}"}


def test_sixth_attempt_at_an_account_is_refused_even_with_the_right_password(user, client):
    for _ in range(5):
        assert WRONG in sign_in(client, password="wrong").text
    response = sign_in(client)
    assert LOCKED in response.text
    assert not can_use_admins(client)


def test_attempts_from_many_ip_addresses_count_for_one_account(user):
    for number in range(5):
        sign_in(Client(), password="wrong", **from_ip(number))
    assert LOCKED in sign_in(Client(), **from_ip(99)).text


@pytest.mark.parametrize("name", ["JO", " jo ", "jo\t"])
def test_attempts_at_other_spellings_of_a_username_count_for_one_account(name, user):
    for _ in range(5):
        sign_in(Client(), name, password="wrong")
    assert LOCKED in sign_in(Client()).text


def test_attempts_with_other_host_headers_count_for_one_account(user, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(5):
        sign_in(Client(), password="wrong", HTTP_HOST=f"testserver:{8000 + number}")
    assert LOCKED in sign_in(Client(), HTTP_HOST="other.example").text


def test_locked_account_leaves_other_accounts_open(user, client):
    make_user("kim")
    for _ in range(6):
        sign_in(Client(), password="wrong", **from_ip(1))
    sign_in(client, "kim", **from_ip(2))
    assert can_use_admins(client)


def test_right_password_does_not_count_as_an_attempt(user):
    for _ in range(25):
        assert sign_in(Client()).status_code == 302


def test_twenty_first_attempt_of_an_ip_address_is_refused_at_any_account(user):
    for number in range(20):
        assert WRONG in sign_in(Client(), f"name{number}", password="wrong").text
    response = sign_in(Client())
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Too many sign-in attempts came from your internet connection." in response.text


@pytest.mark.parametrize("header", [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}])
def test_attempts_of_scripts_count_too(header, user):
    for number in range(20):
        assert sign_in(Client(), f"name{number}", password="wrong", headers=header).status_code == 400
    assert sign_in(Client(), headers=header).status_code == 429


def test_successful_sign_in_does_not_clear_attempts_at_other_accounts(user, codes):
    for number in range(19):
        sign_in(Client(), f"name{number}", password="wrong")
    client = Client()
    sign_in(client)
    client.post(CODE_PATH, {"code": code()})
    assert can_use_admins(client)
    sign_in(Client(), "name20", password="wrong")
    assert sign_in(Client(), "name21", password="wrong").status_code == 429


def forged(number):
    """Return a forged forwarding header, with the entry that our own proxy would append."""
    return {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}, 192.0.2.1"}


@pytest.mark.parametrize("proxies", [0, 1])
def test_forged_forwarding_header_does_not_evade_the_limit(proxies, user, settings):
    settings.TRUSTED_PROXIES = proxies
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", **forged(number))
    assert sign_in(Client(), **forged(21)).status_code == 429


def test_trusted_proxy_tells_ip_addresses_apart(user, client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert sign_in(client, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_ipv6_network_counts_as_one_ip_address(user):
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", REMOTE_ADDR=f"2001:db8:0:1::{number:x}")
    assert sign_in(Client(), REMOTE_ADDR="2001:db8:0:1:ffff::1").status_code == 429
    assert sign_in(Client(), REMOTE_ADDR="2001:db8:0:2::1").status_code == 302


def test_counters_store_neither_ip_address_nor_username(user):
    sign_in(Client(), "unknown-name", password="wrong", REMOTE_ADDR="203.0.113.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        stored = str(cursor.fetchall())
    assert "allauth" in stored
    assert "203.0.113.77" not in stored
    assert "unknown-name" not in stored


def test_sixth_code_is_refused_even_if_it_is_right(user, codes, client):
    sign_in(client)
    for _ in range(5):
        assert "not accepted" in client.post(CODE_PATH, {"code": wrong_code()}).text
    assert LOCKED in client.post(CODE_PATH, {"code": code()}).text
    assert LOCKED in client.post(CODE_PATH, {"code": codes[0]}).text
    assert not can_use_admins(client)


def test_signing_in_again_does_not_reset_the_attempts_at_codes(user, codes):
    for _ in range(5):
        client = Client()
        sign_in(client)
        client.post(CODE_PATH, {"code": wrong_code()})
    client = Client()
    sign_in(client)
    assert LOCKED in client.post(CODE_PATH, {"code": code()}).text


def test_used_code_is_refused(user, codes):
    first, second = Client(), Client()
    used = code()
    for client in (first, second):
        sign_in(client)
        client.post(CODE_PATH, {"code": used})
    assert can_use_admins(first)
    assert not can_use_admins(second)


def test_used_code_is_refused_by_all_processes(user, codes, client):
    sign_in(client)
    client.post(CODE_PATH, {"code": code()})
    caches["default"].clear_local()  # as in another process
    other = Client()
    sign_in(other)
    other.post(CODE_PATH, {"code": code()})
    assert not can_use_admins(other)


def test_recovery_code_works_once(user, codes):
    clients = Client(), Client()
    for client in clients:
        sign_in(client)
        client.post(CODE_PATH, {"code": codes[3]})
    assert [can_use_admins(client) for client in clients] == [True, False]


@pytest.mark.parametrize(
    ("path", "field"), [("/sign-in/again/", "password"), ("/sign-in/again/code/", "code")], ids=["password", "code"]
)
def test_stolen_session_gets_five_attempts_at_reauthentication(path, field, user, codes, client):
    client.force_login(user)
    for _ in range(5):
        client.post(path, {field: "123"})
    assert LOCKED in client.post(path, {field: "123"}).text


def test_stolen_session_gets_five_attempts_at_the_current_password(user, client):
    client.force_login(user)
    form = {"oldpassword": "wrong", "password1": "x", "password2": "x"}
    responses = [client.post(f"{SECURITY}password/", form) for _ in range(6)]
    assert [response.status_code for response in responses] == [200] * 5 + [429]
    assert "The current password was wrong too often." in responses[5].text
    assert responses[5]["Retry-After"] == "900"


def test_lockout_is_logged_without_the_username(user, caplog):
    for _ in range(6):
        sign_in(Client(), password="wrong")
    record = next(record for record in caplog.records if record.getMessage() == "locked_out")
    assert (record.name, record.limit, record.user) == ("security", "account", None)
