"""Links to set a password: sent to active users only, with the same response for every address; and invitations."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ, Task

from tests.worker import run_queue

from .steps import PASSWORD, SECURITY, SIGN_IN, can_use_admins, get_text, make_user, sign_in

RESET = "/sign-in/reset/"
NEW = "other words nobody knows"


@pytest.fixture
def usernames(user):
    """Return usernames: of an account, of none, of a disabled account, and of one without a password."""
    make_user("gone", is_active=False)
    make_user("waiting").set_unusable_password()
    return ["jo", "unknown", "gone", "waiting"]


def link_in(message):
    """Return the path of the link in a mail."""
    return re.search(r"https://www\.example\.org(/\S+)", message.get_content())[1]


def set_password(client, link, password=NEW):
    """Open the link and set a password."""
    form = client.get(link)["Location"]
    return client.post(form, {"password1": password, "password2": password})


def test_sign_in_response_does_not_reveal_whether_an_account_exists(usernames):
    responses = {
        (response.status_code, get_text(response))
        for response in (sign_in(Client(), name, "wrong") for name in usernames)
    }
    assert len(responses) == 1


def test_sign_in_response_does_not_reveal_a_disabled_account(usernames):
    right, wrong = sign_in(Client(), "gone"), sign_in(Client(), "gone", "wrong")
    assert (right.status_code, get_text(right)) == (wrong.status_code, get_text(wrong))


def test_reset_request_has_the_same_response_and_queries_for_every_address(usernames):
    responses = set()
    for name in ["first", *usernames]:  # the first request creates the row of the rate limit
        with CaptureQueriesContext(connection) as asked:
            response = Client().post(RESET, {"email": f"{name}@example.org"}, follow=True)
        responses.add(
            (response.status_code, str(response.redirect_chain), get_text(response), name == "first" or len(asked))
        )
    assert len(responses) == 2


def test_reset_link_is_sent_only_to_active_users(usernames, mailbox):
    for name in usernames:
        Client().post(RESET, {"email": f"{name}@example.org"}, headers={"Host": "testserver"})
    run_queue()
    run_queue()
    assert {message["To"] for message in mailbox.messages} == {"jo@example.org", "waiting@example.org"}


def test_reset_link_uses_the_site_url_whatever_the_host_header(user, mailbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(
        RESET, {"email": "JO@example.org"}, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    )
    run_queue()
    run_queue()
    (message,) = mailbox.messages
    assert "evil" not in message.as_string()
    assert link_in(message).startswith(RESET)


def test_reset_link_sets_a_password_once_and_ends_all_sessions(user, mailbox, client):
    old = Client()
    sign_in(old)
    client.post(RESET, {"email": "jo@example.org"})
    run_queue()
    run_queue()
    link = link_in(mailbox.messages[0])
    assert "12 characters" in set_password(client, link, "short").text
    set_password(client, link)
    assert not can_use_admins(old)
    assert USED in Client().get(link).text
    sign_in(old, password=NEW)
    assert can_use_admins(old)


USED, EXPIRED = "It has been used already", "It is older than 24 hours"
INCOMPLETE, FORM = "A part of it is missing", "This page opens only from the email"


@pytest.mark.parametrize(
    ("link", "cause"),
    [
        ("1-x", INCOMPLETE),
        ("zzzzzzzzzzzzz-x-y", INCOMPLETE),
        ("0-0-0", INCOMPLETE),
        ("1-set-password", FORM),
        (f"1-zzzzzz-{'0' * 32}", USED),
        (f"999-zzzzzz-{'0' * 32}", USED),  # no such account
        (f"1-cs5k00-{'0' * 32}", EXPIRED),
        (f"999-cs5k00-{'0' * 32}", EXPIRED),
    ],
)
def test_invalid_reset_link_shows_the_one_reason_that_it_does_not_work(link, cause, user, client):
    page = client.get(f"{RESET}{link}/").text
    assert "does not work" in page
    assert [each for each in (USED, EXPIRED, INCOMPLETE, FORM) if each in page] == [cause]


def test_reset_link_expires_after_a_day(user, mailbox, client, settings):
    client.post(RESET, {"email": "jo@example.org"})
    run_queue()
    run_queue()
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert EXPIRED in client.get(link_in(mailbox.messages[0])).text


def test_reset_links_to_one_address_are_limited(user, mailbox):
    responses = [Client().post(RESET, {"email": "jo@example.org"}, REMOTE_ADDR=f"192.0.2.{n}") for n in range(6)]
    assert [response.status_code for response in responses] == [302] * 5 + [429]
    assert responses[5]["Retry-After"] == "3600"
    for sentence in ("Too many links to set a password were requested.", "Wait up to an hour"):
        assert sentence in responses[5].text


def test_reset_request_for_an_unknown_address_leaves_no_record(site, mailbox):
    Client().post(RESET, {"email": "stranger@example.com"})
    run_queue()
    assert not OrmQ.objects.exists()
    assert not Task.objects.exists()


def user_form(**changes):
    """Return the form data of an administrator who creates a user."""
    name = {"username": "kim", "email": "kim@example.org", "first_name": "Kim", "last_name": "Lee"}
    return name | {"password1": "", "password2": ""} | changes


def test_new_user_without_a_password_is_invited(user, mailbox, client, settings):
    client.force_login(user)
    assert client.post("/admin/users/new/", user_form(is_superuser="on")).status_code == 302
    assert not User.objects.get(username="kim").has_usable_password()
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "kim@example.org"
    assert "Your username is kim" in message.get_content()
    invited = Client()
    settings.REQUIRE_MFA = True
    set_password(invited, link_in(message))
    assert invited.get("/admin/")["Location"].startswith(SECURITY)


def test_new_user_with_a_password_gets_no_mail(user, mailbox, client):
    client.force_login(user)
    client.post("/admin/users/new/", user_form(password1=PASSWORD, password2=PASSWORD))
    run_queue()
    assert mailbox.messages == []
    assert sign_in(Client(), "kim")["Location"] == SECURITY


def test_new_user_with_invalid_passwords_is_not_created(user, client):
    client.force_login(user)
    for changes in ({"password1": PASSWORD}, {"password2": PASSWORD}, {"password1": "short", "password2": "short"}):
        assert client.post("/admin/users/new/", user_form(**changes)).status_code == 200
    assert not User.objects.filter(username="kim").exists()


def test_changed_password_is_notified_to_the_user(user, mailbox, client):
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(f"{SECURITY}password/", form)
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "jo@example.org"
    assert "password" in message.get_content()
    assert SIGN_IN not in message.get_content()
