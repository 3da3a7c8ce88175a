"""Backup, destroy, restore: what comes back is what there was, to the last row and file."""

import gzip
import shutil
import stat
from contextlib import closing
from threading import Event, Thread

import pytest
from django.db import connection

from .archives import repacked
from .place import ROOT

pytestmark = pytest.mark.django_db  # or pytest-django makes no database to copy

LOOK = """
from django.test import Client
client = Client(headers={"host": "www.example.org"})
for path in ("/", "/about/", "/contact/"):
    assert client.get(path).status_code == 200, path
"""


def test_what_was_destroyed_comes_back_to_the_last_row_and_file(place, record_property):
    rows, files = place.state()
    assert (rows["contact_feedback"], len(files)) == (20, 7)
    archive = place.back_up()
    place.destroy()
    assert place.manage("shell", "--verbosity=0", "--command", LOOK, DEBUG="1").returncode != 0
    restored = place.manage("restore_site", archive)
    assert restored.returncode == 0, restored.stderr
    assert place.state() == (rows, files)
    looked = place.manage("shell", "--verbosity=0", "--command", LOOK, DEBUG="1")
    assert looked.returncode == 0, looked.stderr
    measured = f"{sum(rows.values()):,} rows in {len(rows)} tables and {len(files)} files are the same again"
    record_property("figure", f"{connection.vendor}: {measured}")


def test_an_archive_is_for_its_owner_only_and_holds_nothing_of_the_environment(place):
    assert stat.S_IMODE(place.archive.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.archive.parent.stat().st_mode) == 0o700
    held = gzip.decompress(place.archive.read_bytes())
    assert b"manifest.json" in held
    for secret in (b"only-for-tests", b"canary-token", b"canary-password"):
        assert secret not in held


def test_a_backup_while_somebody_writes_is_of_one_moment(place):
    stop, pairs = Event(), []

    def write():
        with closing(place.connect()) as database:
            while not stop.is_set():
                database.execute("BEGIN")
                for half in "ab":
                    database.execute(f"INSERT INTO auth_group (name) VALUES ('pair {half} {len(pairs)}')")  # noqa: S608 - a test's own
                database.execute("COMMIT")
                pairs.append(True)

    rows, _ = place.state()
    writer = Thread(target=write)
    writer.start()
    try:
        archive = place.back_up()
    finally:
        stop.set()
        writer.join()
    assert pairs
    assert place.manage("restore_site", archive, "--force").returncode == 0
    groups = place.state()[0]["auth_group"] - rows["auth_group"]
    assert 0 <= groups <= 2 * len(pairs)
    assert groups % 2 == 0


def test_restoring_overwrites_only_when_told_to(place):
    (place.media / "later.txt").write_text("uploaded after the backup")
    with closing(place.connect()) as database:
        database.execute("DELETE FROM contact_feedback")
    now = place.state()
    refused = place.manage("restore_site", place.archive)
    assert refused.returncode != 0
    assert "has a database or uploads already" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert place.state() == now
    assert place.manage("restore_site", place.archive, "--force").returncode == 0
    rows, files = place.state()
    assert (rows["contact_feedback"], len(files)) == (20, 7)


@pytest.mark.parametrize("fault", ["rows", "garbage"])
def test_a_restore_that_fails_leaves_everything_as_it_was(place, tmp_path, fault):
    before = place.state()
    database = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}[connection.vendor]
    changes = {"rows": {"rows": before[0] | {"contact_feedback": 21}}, "garbage": {"files": {database: b"garbage"}}}
    archive = repacked(place.archive, tmp_path / "broken.tar.gz", **changes[fault])
    refused = place.manage("restore_site", archive, "--force")
    assert refused.returncode != 0
    assert "Nothing was restored" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert place.state() == before
    assert [path.name for path in place.folder.iterdir() if path.name.startswith(".unfinished")] == []


def test_old_archives_go_only_as_far_as_told_and_a_backup_that_fails_leaves_nothing(place, tmp_path):
    kept = {"carecity-20250102T000000Z.tar.gz", "carecity-20250103T000000Z.tar.gz", "mine.tar.gz"}
    for name in kept | {"carecity-20250101T000000Z.tar.gz"}:
        (tmp_path / name).touch()
    new = place.back_up("--keep", 3, BACKUP_DIR=str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == kept | {new.name}
    failed = place.manage("backup_site", "--keep", 1, BACKUP_DIR=str(tmp_path / "mine.tar.gz"))
    assert "No backup was made" in failed.stderr
    assert {path.name for path in tmp_path.iterdir()} == kept | {new.name}


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_the_password_is_no_argument_and_missing_programs_are_named(place, tmp_path):
    missing = place.manage("backup_site", PATH="/nowhere")
    assert "pg_dump is not installed: install PostgreSQL's client programs." in missing.stderr
    real, told = shutil.which("pg_dump"), tmp_path / "told"
    wrapper = tmp_path / "pg_dump"
    wrapper.write_text(f'#!/bin/sh\necho "$@" >>{told}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    place.back_up(PATH=f"{tmp_path}:{place.environment['PATH']}", BACKUP_DIR=str(tmp_path / "backups"))
    assert "--format=custom" in told.read_text()
    assert "canary-password" not in told.read_text()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_an_archive_of_older_code_is_brought_up_to_date(filled, tmp_path):
    old = gzip.decompress((ROOT / "tests/data/first_release.sqlite3.gz").read_bytes())
    (tmp_path / "db.sqlite3").write_bytes(old)
    archive = filled.back_up(DATA_DIR=str(tmp_path))
    (tmp_path / "db.sqlite3").unlink()
    restored = filled.manage("restore_site", archive, DATA_DIR=str(tmp_path))
    assert restored.returncode == 0, restored.stderr
    assert filled.manage("migrate", "--check", DATA_DIR=str(tmp_path)).returncode == 0
