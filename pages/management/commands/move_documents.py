"""Empties the place where the first release kept documents, once its code is gone. Goes with the release after this."""

import filecmp
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """`manage.py bring_documents`."""

    help = "Brings documents that the first release's code left in the folder of media to where they are now."

    def handle(self, **_options):
        """Copy what was uploaded while both releases ran; take away what is in its new place, byte for byte."""
        old, new = Path(settings.MEDIA_ROOT) / "documents", Path(settings.DOCUMENTS_ROOT)
        for file in sorted(file for file in old.glob("*") if file.is_file()):
            kept = new / file.name
            if not kept.exists():
                new.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, kept)
            if filecmp.cmp(file, kept, shallow=False):
                file.unlink()
            else:
                self.stderr.write(f"Left where it is, as another document has its name: {file}")
