"""Usernames and addresses are the same in capital and small letters and in every form of an accent."""

import sys

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from carecity.accounts.selectors import fold
from tests.worker import run_queue

from .steps import PASSWORD, SIGN_IN, can_use_admins, make_user, sign_in

DECOMPOSED, COMPOSED = "a\u0301nna", "\u00e1nna"
WRONG, LOCKED = "The username or the password is wrong", "Too many attempts"
TAKEN = "There is already a user named"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("anna", "ANNA"),
        ("Anna", "anna"),
        (COMPOSED, DECOMPOSED),
        (COMPOSED, DECOMPOSED.upper()),
        (DECOMPOSED, COMPOSED),
        ("straße", "STRASSE"),
        ("ŁUCJA", "łucja"),
    ],
)
def test_sign_in_accepts_every_spelling_of_a_username(stored, typed, site, client):
    User.objects.create(username=stored)
    user = User.objects.get()
    user.is_superuser = True
    user.set_password(PASSWORD)
    user.save()
    sign_in(client, typed)
    assert can_use_admins(client)
    assert client.get("/admin/").wsgi_request.user == user


def test_folding_twice_changes_nothing_more():
    letters = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []


def test_accented_username_is_not_the_one_without_the_accent(site, client):
    make_user("anna")
    assert WRONG in sign_in(client, COMPOSED).text


@pytest.fixture
def twins(site):
    """Return two users of an earlier release whose names differ only in case; each has a password of their own."""
    twins = [User.objects.create_superuser(name, f"{name}@example.org", name * 4) for name in ("anna", "Anna")]
    twins[1].email = "other@example.org"
    twins[1].save()
    return twins


def test_users_whose_names_differ_only_in_case_each_sign_in_with_the_exact_name(twins):
    for user in twins:
        client = Client()
        assert WRONG in sign_in(client, user.username, "wrong").text
        sign_in(client, user.username, user.username * 4)
        assert client.get("/admin/").wsgi_request.user == user


def test_other_spelling_of_two_names_that_differ_only_in_case_signs_in_no_user(twins):
    for user in twins:
        assert WRONG in sign_in(Client(), "ANNA", user.username * 4).text


def test_users_whose_names_differ_only_in_case_can_be_edited(twins):
    client = Client()
    client.force_login(twins[0])
    form = {"username": "Anna", "email": "new@example.org", "first_name": "A", "last_name": "B", "is_active": "on"}
    assert client.post(reverse("wagtailusers_users:edit", args=[twins[1].pk]), form).status_code == 302
    twins[1].refresh_from_db()
    assert (twins[1].username, twins[1].email) == ("Anna", "new@example.org")


@pytest.mark.parametrize("name", ["anna", "ANNA", f"{DECOMPOSED}", COMPOSED.upper()])
def test_new_user_with_the_name_of_another_in_other_letters_is_refused(name, user, client):
    for taken in ("Anna", COMPOSED):
        User.objects.create(username=taken)
    client.force_login(user)
    form = {"username": name, "email": "x@example.org", "first_name": "A", "last_name": "B"}
    assert TAKEN in client.post("/admin/users/new/", form).text
    jo = reverse("wagtailusers_users:edit", args=[User.objects.create(username="kim").pk])
    assert TAKEN in client.post(jo, form | {"is_active": "on"}).text
    assert User.objects.count() == 4


def test_user_may_change_the_case_of_their_own_name(user, client):
    client.force_login(user)
    form = {"username": "JO", "email": "jo@example.org", "first_name": "A", "last_name": "B"}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)
    assert User.objects.get().username == "JO"


def test_new_username_is_stored_composed(user, client):
    client.force_login(user)
    form = {"username": DECOMPOSED, "email": "x@example.org", "first_name": "A", "last_name": "B"}
    client.post("/admin/users/new/", form)
    assert User.objects.filter(username=COMPOSED).exists()


@pytest.mark.parametrize("spellings", [["jó", "JÓ", "jo\u0301", "Jo\u0301", "jÓ"], ["ﬁn", "fin", "FIN", "Fin", "fIn"]])
def test_attempts_at_every_spelling_count_for_one_account(spellings, site):
    make_user(spellings[0])
    for name in spellings:
        assert WRONG in sign_in(Client(), name, "wrong").text
    for name in spellings:
        assert LOCKED in sign_in(Client(), name).text


@pytest.mark.parametrize("typed", ["KIM@BÜCHER.EXAMPLE", "kim@bu\u0308cher.example"])
def test_reset_link_is_sent_to_the_stored_address_whatever_was_typed(typed, site, mailbox):
    User.objects.create_user("kim", "Kim@bücher.example", PASSWORD)
    User.objects.create_user("lee", "kim@bucher.example", PASSWORD)
    Client().post("/sign-in/reset/", {"email": typed})
    run_queue()
    (entry,) = OrmQ.objects.all()
    assert entry.task["args"][0].to == ["Kim@bücher.example"]


def test_reset_links_to_every_spelling_of_an_address_count_together(site):
    spellings = ["kim@bücher.example", "kim@bu\u0308cher.example", "KIM@BÜCHER.EXAMPLE"] * 2
    statuses = [
        Client().post("/sign-in/reset/", {"email": email}, REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number, email in enumerate(spellings)
    ]
    assert statuses == [302] * 5 + [429]


@pytest.mark.parametrize("path", [SIGN_IN, "/sign-in/reset/", "/admin/users/new/", "/admin/users/edit/{pk}/"])
def test_phone_neither_capitalises_nor_corrects_a_name_that_is_typed(path, user, client):
    if path.startswith("/admin/"):
        client.force_login(user)
    page = client.get(path.format(pk=user.pk)).text
    field = next(
        tag
        for tag in page.split("<input")
        if any(f'name="{name}"' in tag.split(">")[0] for name in ("login", "username", "email"))
    )
    for attribute in ('autocapitalize="none"', 'spellcheck="false"', "autocomplete="):
        assert attribute in field.split(">")[0]


def test_first_admin_is_an_admin_that_exists_in_capitals(db, capsys):
    User.objects.create(username="Admin")
    call_command("create_first_admin")
    assert "username: Admin" in capsys.readouterr().out
    assert User.objects.get().is_superuser
