"""Moves documents out of the media folder, where the first release stored them. Remove in the next release."""

import filecmp
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Runs every night, after both releases have run side by side, and copies what was uploaded meanwhile."""

    help = "Moves documents from MEDIA_ROOT/documents to DOCUMENTS_ROOT, unless another document has the name there."

    def handle(self, **options: Any) -> None:
        source, target = Path(settings.MEDIA_ROOT) / "documents", Path(settings.DOCUMENTS_ROOT)
        for file in sorted(file for file in source.glob("*") if file.is_file()):
            moved = target / file.name
            if not moved.exists():
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, moved)
            if filecmp.cmp(file, moved, shallow=False):
                file.unlink()
            else:
                self.stderr.write(f"Not moved, because another document has its name: {file}")
