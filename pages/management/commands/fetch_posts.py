"""The worker's round through the accounts on social media."""

import time

from django.core.management.base import BaseCommand

from pages.models import SocialAccount
from pages.social_media.sync import read_account

ROUND = 30  # seconds; the worker ends a task after 60, and one account can take 20


class Command(BaseCommand):
    """`manage.py fetch_posts`."""

    help = "Read the newest posts of the accounts on social media that are shown and may be asked again."

    def handle(self, **_options):
        """Read one after the other until all are read or the round is over; the rest comes first next time."""
        end = time.monotonic() + ROUND
        for account in SocialAccount.objects.due():
            if time.monotonic() > end:
                break
            self.stdout.write(f"{account}: {read_account(account) or 'read'}")
