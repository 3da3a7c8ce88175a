"""`manage.py create_first_admin`: a user who can sign in to a new site."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from carecity.accounts.selectors import get_username

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no characters that are easily confused when read from a screen


class Command(BaseCommand):
    """Creates the superuser `admin` with a random password, unless there is a superuser."""

    help = "Creates a superuser with a random password, if there is none yet, and prints the password once."

    def handle(self, **options: Any) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
        user, _ = users.get_or_create(username=get_username("admin"))  # of an "Admin" there cannot be two
        user.is_staff = user.is_superuser = user.is_active = True
        user.set_password(password)
        user.save()
        self.stdout.write(
            f"\n  Sign in at {settings.SITE_URL}/admin/\n  username: {user.get_username()}\n  password: {password}\n"
        )
