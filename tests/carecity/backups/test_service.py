"""Back up, destroy, restore: every row and every file is restored."""

import gzip
import shutil
import stat
from contextlib import closing
from threading import Event, Thread

import pytest
from django.db import connection

from .archives import repack

pytestmark = pytest.mark.django_db  # makes pytest-django create the database that the sandbox copies

REQUEST_PAGES = """
from django.test import Client
client = Client(headers={"host": "www.example.org"})
for path in ("/", "/about/", "/contact/"):
    assert client.get(path).status_code == 200, path
"""


def test_restore_after_a_loss_reproduces_every_row_and_file(sandbox, record_property):
    rows, files = sandbox.state()
    assert (rows["contact_feedback"], len(files)) == (20, 7)
    archive = sandbox.back_up()
    sandbox.destroy()
    assert sandbox.manage("shell", "--verbosity=0", "--command", REQUEST_PAGES, DEBUG="1").returncode != 0
    restored = sandbox.manage("restore_site", archive)
    assert restored.returncode == 0, restored.stderr
    assert sandbox.state() == (rows, files)
    requested = sandbox.manage("shell", "--verbosity=0", "--command", REQUEST_PAGES, DEBUG="1")
    assert requested.returncode == 0, requested.stderr
    measured = f"{sum(rows.values()):,} rows in {len(rows)} tables and {len(files)} files are identical after a restore"
    record_property("figure", f"{connection.vendor}: {measured}")


def test_archive_is_readable_by_its_owner_only_and_contains_no_secrets(sandbox):
    assert stat.S_IMODE(sandbox.archive.stat().st_mode) == 0o600
    assert stat.S_IMODE(sandbox.archive.parent.stat().st_mode) == 0o700
    content = gzip.decompress(sandbox.archive.read_bytes())
    assert b"manifest.json" in content
    for secret in (b"only-for-tests", b"canary-token", b"canary-password"):
        assert secret not in content


def test_backup_during_writes_is_a_consistent_snapshot(sandbox):
    stop, pairs = Event(), []

    def write():
        with closing(sandbox.connect()) as database:
            while not stop.is_set():
                database.execute("BEGIN")
                for half in "ab":
                    database.execute(f"INSERT INTO auth_group (name) VALUES ('pair {half} {len(pairs)}')")  # noqa: S608 - made up here
                database.execute("COMMIT")
                pairs.append(True)

    rows, _ = sandbox.state()
    writer = Thread(target=write)
    writer.start()
    try:
        archive = sandbox.back_up()
    finally:
        stop.set()
        writer.join()
    assert pairs
    assert sandbox.manage("restore_site", archive, "--force").returncode == 0
    groups = sandbox.state()[0]["auth_group"] - rows["auth_group"]
    assert 0 <= groups <= 2 * len(pairs)
    assert groups % 2 == 0


def test_restore_overwrites_only_with_force(sandbox):
    (sandbox.media / "later.txt").write_text("uploaded after the backup")
    with closing(sandbox.connect()) as database:
        database.execute("DELETE FROM contact_feedback")
    now = sandbox.state()
    refused = sandbox.manage("restore_site", sandbox.archive)
    assert refused.returncode != 0
    assert "has a database or uploads already" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert sandbox.state() == now
    assert sandbox.manage("restore_site", sandbox.archive, "--force").returncode == 0
    rows, files = sandbox.state()
    assert (rows["contact_feedback"], len(files)) == (20, 7)


@pytest.mark.parametrize("damage", ["rows", "garbage"])
def test_restore_that_fails_changes_nothing(sandbox, tmp_path, damage):
    before = sandbox.state()
    database = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}[connection.vendor]
    changes = {"rows": {"rows": before[0] | {"contact_feedback": 21}}, "garbage": {"files": {database: b"garbage"}}}
    archive = repack(sandbox.archive, tmp_path / "broken.tar.gz", **changes[damage])
    refused = sandbox.manage("restore_site", archive, "--force")
    assert refused.returncode != 0
    assert "Nothing was restored" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert sandbox.state() == before
    assert [path.name for path in sandbox.folder.iterdir() if path.name.startswith(".unfinished")] == []


def test_backup_with_keep_deletes_the_oldest_archives_and_a_failed_backup_leaves_no_file(sandbox, tmp_path):
    remaining = {"carecity-20250102T000000Z.tar.gz", "carecity-20250103T000000Z.tar.gz", "mine.tar.gz"}
    for name in remaining | {"carecity-20250101T000000Z.tar.gz"}:
        (tmp_path / name).touch()
    new = sandbox.back_up("--keep", 3, BACKUP_DIR=str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == remaining | {new.name}
    failed = sandbox.manage("backup_site", "--keep", 1, BACKUP_DIR=str(tmp_path / "mine.tar.gz"))
    assert "No backup was made" in failed.stderr
    assert {path.name for path in tmp_path.iterdir()} == remaining | {new.name}


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_password_is_not_an_argument_and_missing_programs_are_named(sandbox, tmp_path):
    missing = sandbox.manage("backup_site", PATH="/nowhere")
    assert "pg_dump is not installed: install PostgreSQL's client programs." in missing.stderr
    real, arguments = shutil.which("pg_dump"), tmp_path / "arguments"
    wrapper = tmp_path / "pg_dump"
    wrapper.write_text(f'#!/bin/sh\necho "$@" >>{arguments}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    sandbox.back_up(PATH=f"{tmp_path}:{sandbox.environment['PATH']}", BACKUP_DIR=str(tmp_path / "backups"))
    assert "--format=custom" in arguments.read_text()
    assert "canary-password" not in arguments.read_text()
