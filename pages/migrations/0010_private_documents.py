"""Documents get a place that only a view reads; in the folder of media, web servers send them to anybody."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import migrations


def copy_documents(apps, schema_editor):
    """Copy what is not there yet; the names in the database stay as they are.

    The files in the old place are what code of the release before reads: `finish_upgrade` deletes them a week after the upgrade.
    """
    old, new = Path(settings.MEDIA_ROOT) / "documents", Path(settings.DOCUMENTS_ROOT)
    for file in old.iterdir() if old.is_dir() else ():
        new.mkdir(parents=True, exist_ok=True)
        if file.is_file() and not (new / file.name).exists():
            shutil.copy2(file, new / file.name)


class Migration(migrations.Migration):
    """No change of the models; undoing it leaves the files in both places."""

    dependencies = [("pages", "0009_search")]

    operations = [migrations.RunPython(copy_documents, migrations.RunPython.noop)]
