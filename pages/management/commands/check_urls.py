"""Check the links to other sites; the worker runs this every five minutes, and it does its work at night."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pages.links.checks import LinkChecker, is_night, sync_link_checks


class Command(BaseCommand):
    """Request the URLs that were not requested this night, until the time of one run is up."""

    help = "Ask other sites whether the pages that this site links to still exist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="By day, too.")

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        if not settings.CHECK_LINKS:
            self.stdout.write("Switched off by CHECK_LINKS.")
        elif options["now"] or is_night(now):
            checker = LinkChecker(now)  # whose time begins
            sync_link_checks()
            self.stdout.write(f"{checker.run()} links checked.")
