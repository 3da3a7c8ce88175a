"""Backing up and restoring the whole site, in the order that leaves nothing half done."""

import platform
import shutil
import tempfile
import tomllib
from contextlib import contextmanager
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import BackupError, archive, bucket, folders, postgres, sqlite

PREFIX, SUFFIX = "carecity-", ".tar.gz"


def database():
    """Return the module for the kind of database that the site has."""
    return {module.KIND: module for module in (sqlite, postgres)}[connection.vendor]


def uploads():
    """Return the module for the place in which the site keeps uploads."""
    return bucket if default_storage.in_bucket else folders


def back_up(keep=None):
    """Make an archive, read it back, give it its name, and return its path and manifest.

    The database comes before the uploads: a file that is uploaded meanwhile is one too many in the archive, not one too
    few. With `keep`, the oldest archives beyond that number go once the new one is there.
    """
    folder = settings.BACKUP_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{PREFIX}{timezone.now():%Y%m%dT%H%M%SZ}{SUFFIX}"
    with _working_folder(folder) as working:
        dump, unfinished = working / database().FILE, working / target.name
        rows = database().dump(dump)
        archive.write(unfinished, {dump.name: dump} | uploads().files(), _manifest(rows))
        manifest = archive.check(unfinished)
        database().verify(dump, rows)
        if target.exists():
            raise BackupError(f"{target} is there already.")
        unfinished.rename(target)
    for old in sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))[: -keep if keep else 0]:
        old.unlink()
    return target, manifest


def restore(path, *, force=False):
    """Put the site into the state of an archive and return its manifest; raise, with nothing changed, where it cannot.

    Everything is checked and unpacked first. Then the uploads are put in place, and the database is loaded in one
    transaction; if that fails, they are as they were. An archive of older code is migrated afterwards.
    """
    manifest = archive.check(path)
    _refuse_foreign(path, manifest)
    if not force:
        _refuse_to_overwrite()
    with _working_folder(settings.DATA_DIR) as working:
        archive.extract(path, working)
        dump = working / database().FILE
        database().verify(dump, manifest["rows"])
        with uploads().put_back(working):
            database().load(dump, manifest["rows"])
    if _missing_migrations():
        call_command("migrate", verbosity=0)
    return manifest


def _manifest(rows):
    """Return what is known about the archive but its files."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    known = MigrationExecutor(connection).loader.disk_migrations
    applied = [list(name) for name in sorted(MigrationRecorder(connection).applied_migrations()) if name in known]
    return {
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "versions": {
            archive.SITE: project["version"],
            "django": django.__version__,
            "wagtail": wagtail.__version__,
            "python": platform.python_version(),
        },
        "database": database().KIND,
        "migrations": applied,
        "rows": rows,
    }


def _refuse_foreign(path, manifest):
    """Raise where the archive does not fit this site's database or code."""
    if manifest["database"] != database().KIND:
        raise BackupError(f"{path} holds a {manifest['database']} database, and this site has {database().KIND}.")
    known = MigrationExecutor(connection).loader.disk_migrations
    if unknown := [".".join(name) for name in manifest["migrations"] if tuple(name) not in known]:
        raise BackupError(f"{path} was made by newer code, which has {unknown[0]}: restore it with that code.")


def _refuse_to_overwrite():
    """Raise where the site has content: a table or a file."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if tables or uploads().files():
        raise BackupError("This site has a database or uploads already. FORCE=1 replaces them; back them up first.")


def _missing_migrations():
    """Tell whether the code has migrations that have not run."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _working_folder(parent):
    """Make a folder for our eyes only, and remove it with all that is in it, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
