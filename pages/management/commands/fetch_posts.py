"""`manage.py fetch_posts`."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from pages.models import SocialAccount
from pages.social_media.sync import read_account

MAX_RUN_SECONDS = 30  # the worker ends a task after 60 seconds, and one account can take 20


class Command(BaseCommand):
    """Fetches one account after another; accounts that do not fit into the time limit come first next time."""

    help = "Fetches the newest posts of the social media accounts that are shown and due."

    def handle(self, **options: Any) -> None:
        deadline = time.monotonic() + MAX_RUN_SECONDS
        for account in SocialAccount.objects.due():
            if time.monotonic() > deadline:
                break
            self.stdout.write(f"{account}: {read_account(account) or 'fetched'}")
