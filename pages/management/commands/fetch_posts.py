"""Read the accounts on social media; the worker runs this every 15 minutes."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from pages.models import SocialAccount
from pages.social_media.sync import sync_account

TIME_LIMIT_SECONDS = 30  # the worker ends a task after 60, and one account can take 20


class Command(BaseCommand):
    """Read one account after the other until the time is up; the next run begins with those that waited longest."""

    help = "Read the newest posts of the social media accounts that are due."

    def handle(self, **_options: Any) -> None:
        SocialAccount.objects.convert_api_accounts()
        deadline = time.monotonic() + TIME_LIMIT_SECONDS
        for account in SocialAccount.objects.due():
            if time.monotonic() > deadline:
                break
            self.stdout.write(f"{account}: {sync_account(account) or 'read'}")
