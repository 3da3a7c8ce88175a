"""`manage.py restore_site ARCHIVE [--force]`: replaces database and uploads by those of an archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from carecity.backups import BackupError, PartialRestoreError, service


class Command(BaseCommand):
    """Restores the site from an archive."""

    help = "Restores database and uploads from an archive. Stop web server and worker first."
    requires_system_checks = []  # some query the database, which may be empty

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--force", action="store_true", help="replace an existing database and existing uploads")

    def handle(self, *, archive: Path, force: bool, **_options: Any) -> None:
        try:
            manifest = service.restore(archive, force=force)
        except (BackupError, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        except PartialRestoreError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest["rows"].values()), len(manifest["files"]) - 1
        self.stdout.write(f"Restored the backup of {manifest['made_at']}: {rows:,} rows, {files:,} files.")
