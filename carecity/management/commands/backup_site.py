"""`manage.py backup_site [--keep N]`: writes database and uploads to a dated archive."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from carecity.backups import BackupError, service


class Command(BaseCommand):
    """Backs up the site while it runs."""

    help = "Writes database and uploads to one archive in BACKUP_DIR and verifies it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keep", type=int, help="delete all but this many of the newest archives")

    def handle(self, *, keep: int | None, **_options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep must be 1 or more.")
        try:
            path, manifest = service.back_up(keep)
        except (BackupError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        rows, files = sum(manifest["rows"].values()), len(manifest["files"]) - 1
        self.stdout.write(f"{path}: {rows:,} rows in {len(manifest['rows'])} tables, {files:,} files; verified.")
