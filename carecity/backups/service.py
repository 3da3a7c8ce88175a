"""Backs up and restores the whole site, in an order that leaves nothing half done."""

import platform
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import BackupError, archive
from .archive import Manifest
from .databases import RowCounts, get_database
from .storages import get_storage

PREFIX, SUFFIX = "carecity-", ".tar.gz"


def back_up(keep: int | None = None) -> tuple[Path, Manifest]:
    """Write an archive to BACKUP_DIR, verify it, and return its path and manifest.

    The database comes before the uploads: a file that is uploaded during the backup is then one too many in the
    archive, not one too few. With `keep`, all but the newest `keep` archives are deleted afterwards.
    """
    database, folder = get_database(), settings.BACKUP_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{PREFIX}{timezone.now():%Y%m%dT%H%M%SZ}{SUFFIX}"
    with temporary_folder(folder) as working:
        dump, unfinished = working / database.file_name, working / target.name
        rows = database.dump(dump)
        archive.write(unfinished, {dump.name: dump} | dict(get_storage().get_files()), build_manifest(rows))
        manifest = archive.verify(unfinished)
        database.verify(dump, rows)
        if target.exists():
            raise BackupError(f"{target} exists already.")
        unfinished.rename(target)
    for outdated in sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))[: -keep if keep else 0]:
        outdated.unlink()
    return target, manifest


def restore(path: Path, *, force: bool = False) -> Manifest:
    """Replace database and uploads by those of an archive and return its manifest.

    Everything is verified and extracted first. Then the uploads are replaced and the database is loaded in one
    transaction; if that fails, the uploads are put back. An archive of older code is migrated afterwards. Raises
    BackupError with nothing changed, or PartialRestoreError.
    """
    manifest = archive.verify(path)
    check_compatible(path, manifest)
    if not force:
        check_site_is_empty()
    database = get_database()
    with temporary_folder(settings.DATA_DIR) as working:
        archive.extract(path, working)
        dump = working / database.file_name
        database.verify(dump, manifest["rows"])
        with get_storage().replace(working):
            database.load(dump, manifest["rows"])
    if has_unapplied_migrations():
        call_command("migrate", verbosity=0)
    return manifest


def build_manifest(rows: RowCounts) -> Manifest:
    """Return the manifest without the checksums, which are known when the files are written."""
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
        "database": connection.vendor,
        "migrations": applied,
        "rows": rows,
    }


def check_compatible(path: Path, manifest: Manifest) -> None:
    """Raise BackupError if the archive does not fit the site's kind of database or its code."""
    if manifest["database"] != connection.vendor:
        raise BackupError(f"{path} contains a {manifest['database']} database, but this site uses {connection.vendor}.")
    known = MigrationExecutor(connection).loader.disk_migrations
    if unknown := [".".join(name) for name in manifest["migrations"] if tuple(name) not in known]:
        raise BackupError(f"{path} was made by newer code, which has {unknown[0]}: restore it with that code.")


def check_site_is_empty() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if tables or get_storage().get_files():
        raise BackupError("This site has a database or uploads already. FORCE=1 replaces them; back them up first.")


def has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Create a folder that only its owner may read, on the file system of `parent`, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
