"""Tests of create_first_admin."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def create_first_admin():
    output = StringIO()
    call_command("create_first_admin", stdout=output)
    return output.getvalue()


def test_create_first_admin_prints_the_password_once(client):
    output = create_first_admin()
    password = output.split("password: ")[1].strip()
    assert "https://www.example.org/admin/" in output
    assert client.login(username="admin", password=password)
    assert User.objects.get().is_superuser

    assert create_first_admin() == ""
    assert client.login(username="admin", password=password)


def test_create_first_admin_passwords_are_random():
    first = create_first_admin()
    User.objects.all().delete()
    assert create_first_admin() != first


def test_create_first_admin_does_nothing_where_there_is_a_superuser():
    User.objects.create_superuser("chief")
    assert create_first_admin() == ""
    assert User.objects.count() == 1
