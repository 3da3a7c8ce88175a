"""The first administrator of a new site."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def create_first_admin():
    said = StringIO()
    call_command("create_first_admin", stdout=said)
    return said.getvalue()


def test_a_new_site_gets_one_administrator_whose_password_is_said_once(client):
    said = create_first_admin()
    password = said.split("password: ")[1].strip()
    assert "https://www.example.org/admin/" in said
    assert client.login(username="admin", password=password)
    assert User.objects.get().is_superuser

    assert create_first_admin() == ""
    assert client.login(username="admin", password=password)


def test_passwords_differ():
    first = create_first_admin()
    User.objects.all().delete()
    assert create_first_admin() != first


def test_a_site_with_an_administrator_of_another_name_is_left_alone():
    User.objects.create_superuser("chief")
    assert create_first_admin() == ""
    assert User.objects.count() == 1
