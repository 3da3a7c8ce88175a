"""Guessing: five tries an account and twenty an address in a quarter of an hour, whatever a sender claims to be."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from .steps import CODE, SECURITY, code, is_inside, make_person, sign_in, wrong_code

LOCKED = "Too many attempts"
WRONG = "The username or the password is wrong"


def address(number):
    """Return headers and address of a request from one of many places."""
    return {"REMOTE_ADDR": f"192.0.2.{number}"}


def test_sixth_try_at_an_account_is_refused_even_with_the_right_password(person, client):
    for _ in range(5):
        assert WRONG in sign_in(client, password="wrong").text
    answer = sign_in(client)
    assert LOCKED in answer.text
    assert not is_inside(client)


def test_many_addresses_get_no_more_tries_at_one_account(person):
    for number in range(5):
        sign_in(Client(), password="wrong", **address(number))
    assert LOCKED in sign_in(Client(), **address(99)).text


@pytest.mark.parametrize("name", ["JO", " jo ", "jo\t"])
def test_the_same_account_written_otherwise_gets_no_more_tries(name, person):
    for _ in range(5):
        sign_in(Client(), name, password="wrong")
    assert LOCKED in sign_in(Client()).text


def test_another_port_in_host_brings_no_more_tries(person, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(5):
        sign_in(Client(), password="wrong", HTTP_HOST=f"testserver:{8000 + number}")
    assert LOCKED in sign_in(Client(), HTTP_HOST="other.example").text


def test_other_accounts_are_not_locked(person, client):
    make_person("kim")
    for _ in range(6):
        sign_in(Client(), password="wrong", **address(1))
    sign_in(client, "kim", **address(2))
    assert is_inside(client)


def test_the_right_password_costs_no_try(person):
    for _ in range(25):
        assert sign_in(Client()).status_code == 302


def test_spraying_over_accounts_ends_at_the_twenty_first_try(person):
    for number in range(20):
        assert WRONG in sign_in(Client(), f"name{number}", password="wrong").text
    answer = sign_in(Client())
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert LOCKED in answer.text


@pytest.mark.parametrize("header", [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}])
def test_scripts_get_no_more_tries(header, person):
    for number in range(20):
        assert sign_in(Client(), f"name{number}", password="wrong", headers=header).status_code == 400
    assert sign_in(Client(), headers=header).status_code == 429


def test_who_has_an_account_cannot_wipe_out_what_he_tried_at_others(person, codes):
    for number in range(19):
        sign_in(Client(), f"name{number}", password="wrong")
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": code()})
    assert is_inside(client)
    sign_in(Client(), "name20", password="wrong")
    assert sign_in(Client(), "name21", password="wrong").status_code == 429


def forged(number):
    """Return a sender's claim to be somebody else, and the address that a proxy of ours would add."""
    return {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}, 192.0.2.1"}


@pytest.mark.parametrize("proxies", [0, 1])
def test_forged_forwarding_header_brings_no_more_tries(proxies, person, settings):
    settings.TRUSTED_PROXIES = proxies
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", **forged(number))
    assert sign_in(Client(), **forged(21)).status_code == 429


def test_a_trusted_proxy_tells_addresses_apart(person, client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert sign_in(client, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_one_household_of_ipv6_is_one_address(person):
    for number in range(20):
        sign_in(Client(), f"name{number}", password="wrong", REMOTE_ADDR=f"2001:db8:0:1::{number:x}")
    assert sign_in(Client(), REMOTE_ADDR="2001:db8:0:1:ffff::1").status_code == 429
    assert sign_in(Client(), REMOTE_ADDR="2001:db8:0:2::1").status_code == 302


def test_no_address_or_name_is_kept(person):
    sign_in(Client(), "somebody", password="wrong", REMOTE_ADDR="203.0.113.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        kept = str(cursor.fetchall())
    assert "allauth" in kept
    assert "203.0.113.77" not in kept
    assert "somebody" not in kept


def test_sixth_code_is_refused_even_if_it_is_right(person, codes, client):
    sign_in(client)
    for _ in range(5):
        assert "not accepted" in client.post(CODE, {"code": wrong_code()}).text
    assert LOCKED in client.post(CODE, {"code": code()}).text
    assert LOCKED in client.post(CODE, {"code": codes[0]}).text
    assert not is_inside(client)


def test_beginning_again_brings_no_more_codes(person, codes):
    for _ in range(5):
        client = Client()
        sign_in(client)
        client.post(CODE, {"code": wrong_code()})
    client = Client()
    sign_in(client)
    assert LOCKED in client.post(CODE, {"code": code()}).text


def test_code_that_was_used_is_not_taken_again(person, codes):
    first, second = Client(), Client()
    used = code()
    for client in (first, second):
        sign_in(client)
        client.post(CODE, {"code": used})
    assert is_inside(first)
    assert not is_inside(second)


def test_used_code_is_remembered_by_all_processes(person, codes, client):
    sign_in(client)
    client.post(CODE, {"code": code()})
    caches["default"].clear_local()  # as in another process
    other = Client()
    sign_in(other)
    other.post(CODE, {"code": code()})
    assert not is_inside(other)


def test_recovery_code_is_good_once(person, codes):
    clients = Client(), Client()
    for client in clients:
        sign_in(client)
        client.post(CODE, {"code": codes[3]})
    assert [is_inside(client) for client in clients] == [True, False]


@pytest.mark.parametrize(
    ("path", "field"), [("/sign-in/again/", "password"), ("/sign-in/again/code/", "code")], ids=["password", "code"]
)
def test_stolen_session_gets_five_tries_at_showing_who_it_is(path, field, person, codes, client):
    client.force_login(person)
    for _ in range(5):
        client.post(path, {field: "123"})
    assert LOCKED in client.post(path, {field: "123"}).text


def test_stolen_session_gets_five_tries_at_the_old_password(person, client):
    client.force_login(person)
    form = {"oldpassword": "wrong", "password1": "x", "password2": "x"}
    statuses = [client.post(f"{SECURITY}password/", form).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]


def test_limits_are_logged_without_a_name(person, caplog):
    for _ in range(6):
        sign_in(Client(), password="wrong")
    record = next(record for record in caplog.records if record.getMessage() == "locked_out")
    assert (record.name, record.limit, record.user) == ("security", "account", None)
