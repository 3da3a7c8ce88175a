"""`manage.py load_content`: the site's starting content."""

from collections import Counter

from django.core.management.base import BaseCommand

from pages.initial_content.loader import KEPT, Loader


class Command(BaseCommand):
    """Make what is missing of the starting content; never overwrite, never delete, and say what was done."""

    help = "Makes what is missing of the site's starting content. Overwrites and deletes nothing."

    def add_arguments(self, parser):
        """Add the one option."""
        parser.add_argument(
            "--restore",
            action="store_true",
            help="make again what was deleted since it was first loaded",
        )

    def handle(self, *, restore, **options):
        """Load, and report each item that was not simply there."""
        report = Loader(restore=restore).run()
        for item, outcome in report:
            if outcome != KEPT or options["verbosity"] > 1:
                self.stdout.write(f"{item}: {outcome}")
        counts = Counter(outcome for _, outcome in report)
        self.stdout.write("Starting content: " + ", ".join(f"{n} {outcome}" for outcome, n in counts.items()) + ".")
