"""`manage.py backup_site [--keep N]`: database and uploads in one dated archive."""

from django.core.management.base import BaseCommand, CommandError

from carecity.backups import BackupError
from carecity.backups import service as site


class Command(BaseCommand):
    """Make an archive of the whole site while it runs."""

    help = "Writes database and uploads into one archive in BACKUP_DIR, and reads it back to see that it is whole."

    def add_arguments(self, parser):
        """Offer to remove what is old."""
        parser.add_argument("--keep", type=int, help="keep so many archives, the newest, and remove those before")

    def handle(self, *, keep, **_options):
        """Make it, and say where it is and what is in it."""
        if keep is not None and keep < 1:
            raise CommandError("--keep must be 1 or more.")
        try:
            path, manifest = site.back_up(keep)
        except (BackupError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        rows, files = sum(manifest["rows"].values()), len(manifest["files"]) - 1
        self.stdout.write(f"{path}: {rows:,} rows in {len(manifest['rows'])} tables, files: {files:,}; checked.")
