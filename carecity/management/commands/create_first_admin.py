"""`manage.py create_first_admin`: somebody who can sign in to a new site."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # what is hard to confuse when it is typed from a screen


class Command(BaseCommand):
    """Make the user `admin` with a random password where there is no administrator; else do nothing."""

    help = "Makes an administrator with a random password, if there is none yet, and prints the password once."

    def handle(self, **options):
        """Make the user and say how to sign in."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
        user, _ = users.get_or_create(username="admin")
        user.is_staff = user.is_superuser = user.is_active = True
        user.set_password(password)
        user.save()
        self.stdout.write(f"\n  Sign in at {settings.SITE_URL}/admin/\n  name: admin\n  password: {password}\n")
