"""`manage.py restore_site ARCHIVE [--force]`: the site as it was when the archive was made."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from carecity.backups import BackupError, UnfinishedError
from carecity.backups import service as site


class Command(BaseCommand):
    """Replace database and uploads by those of an archive."""

    help = "Puts database and uploads of an archive in place. Stop web server and worker first."
    requires_system_checks = []  # some ask the database, which may be empty

    def add_arguments(self, parser):
        """Take the archive, and the leave to overwrite."""
        parser.add_argument("archive", type=Path)
        parser.add_argument("--force", action="store_true", help="replace a database or uploads that are there")

    def handle(self, *, archive, force, **_options):
        """Restore, and say what is there now."""
        try:
            manifest = site.restore(archive, force=force)
        except (BackupError, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        except UnfinishedError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest["rows"].values()), len(manifest["files"]) - 1
        self.stdout.write(f"As of {manifest['made_at']}: {rows:,} rows, files: {files:,}.")
