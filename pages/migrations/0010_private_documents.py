"""Documents move from the folder of media, which web servers send to anybody, to one that only a view reads."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import migrations


def move_documents(apps, schema_editor):
    """Move what is not there yet; the names in the database stay as they are."""
    old, new = Path(settings.MEDIA_ROOT) / "documents", Path(settings.DOCUMENTS_ROOT)
    for file in old.iterdir() if old.is_dir() else ():
        new.mkdir(parents=True, exist_ok=True)
        if file.is_file() and not (new / file.name).exists():
            shutil.move(file, new / file.name)


class Migration(migrations.Migration):
    """No change of the models; undoing it leaves the files in their new place."""

    dependencies = [("pages", "0009_search")]

    operations = [migrations.RunPython(move_documents, migrations.RunPython.noop)]
