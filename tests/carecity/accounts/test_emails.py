"""Links to set a password: the same answer for everybody, mail only to who has an account, invitations."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ, Task

from tests.worker import run_queue

from .steps import DOOR, PASSWORD, SECURITY, is_inside, make_person, sign_in, words

RESET = "/sign-in/reset/"
NEW = "other words nobody knows"


@pytest.fixture
def people(person):
    """Return the names of somebody with an account, of nobody, and of somebody whose account was disabled."""
    make_person("gone", is_active=False)
    make_person("waiting").set_unusable_password()
    return ["jo", "nobody", "gone", "waiting"]


def link_in(message):
    """Return the path of the link in a mail."""
    return re.search(r"https://www\.example\.org(/\S+)", message.get_content())[1]


def choose(client, link, password=NEW):
    """Open a link and choose a password."""
    form = client.get(link)["Location"]
    return client.post(form, {"password1": password, "password2": password})


def test_signing_in_says_the_same_whoever_exists(people):
    answers = {(answer.status_code, words(answer)) for answer in (sign_in(Client(), name, "wrong") for name in people)}
    assert len(answers) == 1


def test_right_password_of_a_disabled_account_says_no_more(people):
    right, wrong = sign_in(Client(), "gone"), sign_in(Client(), "gone", "wrong")
    assert (right.status_code, words(right)) == (wrong.status_code, words(wrong))


def test_asking_for_a_link_says_and_costs_the_same_whoever_exists(people):
    answers = set()
    for name in ["first", *people]:  # the first makes the address's row of tries
        with CaptureQueriesContext(connection) as asked:
            answer = Client().post(RESET, {"email": f"{name}@example.org"}, follow=True)
        answers.add((answer.status_code, str(answer.redirect_chain), words(answer), name == "first" or len(asked)))
    assert len(answers) == 2


def test_only_who_may_sign_in_gets_mail(people, mailbox):
    for name in people:
        Client().post(RESET, {"email": f"{name}@example.org"}, headers={"Host": "testserver"})
    run_queue()
    run_queue()
    assert {message["To"] for message in mailbox.messages} == {"jo@example.org", "waiting@example.org"}


def test_link_leads_to_the_site_itself_whatever_host_was_claimed(person, mailbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(
        RESET, {"email": "JO@example.org"}, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    )
    run_queue()
    run_queue()
    (message,) = mailbox.messages
    assert "evil" not in message.as_string()
    assert link_in(message).startswith(RESET)


def test_link_sets_a_password_once_and_ends_all_sessions(person, mailbox, client):
    old = Client()
    sign_in(old)
    client.post(RESET, {"email": "jo@example.org"})
    run_queue()
    run_queue()
    link = link_in(mailbox.messages[0])
    assert "12 characters" in choose(client, link, "short").text
    assert choose(client, link)["Location"] == "/sign-in/reset/done/"
    assert not is_inside(old)
    assert "no longer works" in Client().get(link).text
    sign_in(client, password=NEW)
    assert is_inside(client)


@pytest.mark.parametrize("link", ["1-x", "zzzzzzzzzzzzz-x-y", "1-set-password", "0-0-0"])
def test_false_links_are_refused_kindly(link, site, client):
    assert "no longer works" in client.get(f"{RESET}{link}/").text


def test_link_runs_out_after_a_day(person, mailbox, client, settings):
    client.post(RESET, {"email": "jo@example.org"})
    run_queue()
    run_queue()
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "no longer works" in client.get(link_in(mailbox.messages[0])).text


def test_nobody_is_flooded_with_links(person, mailbox):
    statuses = [
        Client().post(RESET, {"email": "jo@example.org"}, REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(6)
    ]
    assert statuses == [302] * 5 + [429]


def test_what_was_asked_is_not_kept(site, mailbox):
    Client().post(RESET, {"email": "stranger@example.com"})
    run_queue()
    assert not OrmQ.objects.exists()
    assert not Task.objects.exists()


def new_user(**changes):
    """Return the form of an administrator who makes an account."""
    name = {"username": "kim", "email": "kim@example.org", "first_name": "Kim", "last_name": "Lee"}
    return name | {"password1": "", "password2": ""} | changes


def test_new_colleague_without_a_password_is_invited(person, mailbox, client, settings):
    client.force_login(person)
    assert client.post("/admin/users/new/", new_user(is_superuser="on")).status_code == 302
    assert not User.objects.get(username="kim").has_usable_password()
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "kim@example.org"
    assert "Your username is kim" in message.get_content()
    colleague = Client()
    choose(colleague, link_in(message))
    settings.REQUIRE_MFA = True
    sign_in(colleague, "kim", NEW)
    assert colleague.get("/admin/")["Location"].startswith(SECURITY)


def test_new_colleague_with_a_password_gets_no_mail(person, mailbox, client):
    client.force_login(person)
    client.post("/admin/users/new/", new_user(password1=PASSWORD, password2=PASSWORD))
    run_queue()
    assert mailbox.messages == []
    assert sign_in(Client(), "kim")["Location"] == SECURITY


def test_colleague_with_two_different_passwords_is_not_made(person, client):
    client.force_login(person)
    for changes in ({"password1": PASSWORD}, {"password2": PASSWORD}, {"password1": "short", "password2": "short"}):
        assert client.post("/admin/users/new/", new_user(**changes)).status_code == 200
    assert not User.objects.filter(username="kim").exists()


def test_changes_to_an_account_are_told_to_its_owner(person, mailbox, client):
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(f"{SECURITY}password/", form)
    run_queue()
    (message,) = mailbox.messages
    assert message["To"] == "jo@example.org"
    assert "password" in message.get_content()
    assert DOOR not in message.get_content()
