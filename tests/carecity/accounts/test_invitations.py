"""Invitations: the CMS says what it sent to whom, and administrators can send another one."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from tests.worker import run_queue

from .steps import PASSWORD, can_use_admins

FORM = {"username": "kim", "email": "kim@example.org", "first_name": "Kim", "last_name": "Lee", "is_superuser": "on"}
NO_PASSWORD = {"password1": "", "password2": ""}
SENT = "kim@example.org will be sent a link to choose a password. It works once, within 24 hours."


@pytest.fixture
def administrator(user, client):
    """Return a client with an administrator signed in."""
    client.force_login(user)
    return client


def create_kim(client, **fields):
    response = client.post("/admin/users/new/", FORM | NO_PASSWORD | fields, follow=True)
    return response.text, User.objects.get(username="kim")


def again(user):
    return f"/admin/users/{user.pk}/send-invitation/"


def get_link(message):
    return re.search(r"https://www\.example\.org(/\S+)", message.get_content())[1]


def set_password(link, password="other words nobody knows"):  # noqa: S107 - of users in tests
    """Follow a link in a new browser, and return its client."""
    client = Client()
    response = client.get(link)
    if response.status_code == 302:
        client.post(response["Location"], {"password1": password, "password2": password})
    return client


@pytest.fixture
def broken_queue(db):
    """Take the table of the queue away."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_q_ormq RENAME TO away")


def test_message_names_the_address_and_how_long_the_link_works(administrator, mailbox, caplog):
    page, kim = create_kim(administrator)
    assert SENT in page
    run_queue()
    assert [message["To"] for message in mailbox.messages] == ["kim@example.org"]
    assert kim.pk in [record.user for record in caplog.records if record.getMessage() == "invited"]


def test_no_message_about_mail_for_a_user_with_a_password(administrator, mailbox):
    page, _ = create_kim(administrator, password1=PASSWORD, password2=PASSWORD)
    assert "will be sent a link" not in page
    assert "User &#x27;kim&#x27; created." in page


def test_mail_that_could_not_be_queued_is_reported_and_the_user_stays(administrator, mailbox, broken_queue):
    page, kim = create_kim(administrator)
    assert "The email to kim@example.org could not be queued." in page
    assert SENT not in page
    assert "Send invitation again" in page
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE away RENAME TO django_q_ormq")
    assert SENT in administrator.post(again(kim), follow=True).text
    run_queue()
    assert len(mailbox.messages) == 1


def test_second_invitation_is_sent_after_confirmation(administrator, mailbox):
    page, kim = create_kim(administrator)
    assert again(kim) in page
    assert "We will email kim@example.org a new link" in administrator.get(again(kim)).text
    administrator.post(again(kim))
    run_queue()
    first, second = map(get_link, mailbox.messages)
    assert can_use_admins(set_password(second))
    assert not can_use_admins(set_password(first, "a third one of nobody"))


def test_second_invitation_to_a_corrected_address_ends_the_first(administrator, mailbox):
    _, kim = create_kim(administrator, email="kin@example.org")
    administrator.post(f"/admin/users/edit/{kim.pk}/", FORM | NO_PASSWORD | {"is_active": "on"})
    administrator.post(again(kim))
    run_queue()
    assert [message["To"] for message in mailbox.messages] == ["kin@example.org", "kim@example.org"]
    first, second = map(get_link, mailbox.messages)
    assert "does not work" in Client().get(first).text
    assert can_use_admins(set_password(second))


@pytest.mark.parametrize("change", ["password", "disabled", "oneself"])
def test_invitation_of_a_user_who_cannot_be_invited_is_refused(change, administrator, user, mailbox):
    kim = User.objects.create_user("kim", "kim@example.org", PASSWORD if change == "password" else None)
    kim.is_active = change != "disabled"
    kim.save()
    target = user if change == "oneself" else kim
    assert again(target) not in administrator.get("/admin/users/").text
    for method in (administrator.get, administrator.post):
        assert method(again(target))["Location"] == "/admin/"
    run_queue()
    assert mailbox.messages == []


def test_user_without_an_address_is_not_invited_and_the_screen_says_why(administrator, mailbox):
    kim = User.objects.create_user("kim")
    for method in (administrator.get, administrator.post):
        assert "kim has no email address." in method(again(kim)).text
    run_queue()
    assert mailbox.messages == []


def test_reset_sign_in_says_that_a_link_is_sent(administrator, mailbox):
    kim = User.objects.create_user("kim", "kim@example.org", PASSWORD)
    page = administrator.post(f"/admin/users/{kim.pk}/reset-sign-in/", follow=True).text
    assert "was reset" in page
    assert SENT in page


def test_reset_sign_in_is_complete_where_mail_could_not_be_queued(administrator, mailbox, broken_queue):
    kim = User.objects.create_user("kim", "kim@example.org", PASSWORD)
    page = administrator.post(f"/admin/users/{kim.pk}/reset-sign-in/", follow=True).text
    assert "could not be queued" in page
    kim.refresh_from_db()
    assert not kim.has_usable_password()
