"""`manage.py load_initial_content`."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pages.initial_content.loader import UNCHANGED, Loader


class Command(BaseCommand):
    """Creates missing items of the initial content and prints what it created or left deleted."""

    help = "Creates the site's initial content where it is missing. Overwrites and deletes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--restore", action="store_true", help="also create items that were deleted since")

    def handle(self, *, restore: bool, **options: Any) -> None:
        results = Loader(restore=restore).load()
        for key, outcome in results:
            if outcome != UNCHANGED or options["verbosity"] > 1:
                self.stdout.write(f"{key}: {outcome}")
        counts = Counter(outcome for _, outcome in results)
        self.stdout.write("Initial content: " + ", ".join(f"{n} {outcome}" for outcome, n in counts.items()) + ".")
