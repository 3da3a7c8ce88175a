"""Damaged, foreign and hostile archives are refused with one line, before anything is written."""

import tarfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from carecity.backups import BackupError
from carecity.backups.archive import verify

from .archives import flip_bit, repack, symlink, truncate

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive_path(tmp_path):
    return tmp_path / "archive.tar.gz"


def test_valid_archive_is_accepted(filled_sandbox, archive_path):
    assert verify(filled_sandbox.archive)["rows"]["contact_feedback"] == 20
    assert verify(repack(filled_sandbox.archive, archive_path))["rows"]["contact_feedback"] == 20


@pytest.mark.parametrize("position", [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_archive_with_one_changed_bit_is_refused(filled_sandbox, archive_path, position):
    with pytest.raises(BackupError, match=r"is damaged|is not a backup"):
        verify(flip_bit(filled_sandbox.archive, archive_path, position))


def test_truncated_archive_is_refused(filled_sandbox, archive_path):
    with pytest.raises(BackupError, match="is damaged"):
        verify(truncate(filled_sandbox.archive, archive_path))


@pytest.mark.parametrize(
    "name",
    ["../escaped", "media/../../escaped", "/tmp/escaped", "media/./x", "media//x", "media/", "other", ".env"],  # noqa: S108 - refused
)
def test_unexpected_names_are_refused(filled_sandbox, archive_path, name):
    with pytest.raises(BackupError, match="is not a backup of this site: it contains"):
        verify(repack(filled_sandbox.archive, archive_path, files={name: b"x"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_members_other_than_regular_files_are_refused(filled_sandbox, archive_path, kind):
    member = symlink("media/link", "/etc/passwd")
    member.type = kind
    with pytest.raises(BackupError, match="is not a backup of this site: it contains"):
        verify(repack(filled_sandbox.archive, archive_path, extra=[member]))


def test_files_missing_in_the_manifest_are_refused(filled_sandbox, archive_path):
    with pytest.raises(BackupError, match="its files differ from those in its manifest"):
        verify(repack(filled_sandbox.archive, archive_path, extra=[tarfile.TarInfo("media/one-too-many")]))


@pytest.mark.parametrize("manifest", [{"format": 99}, {"site": "another"}])
def test_archives_of_other_sites_and_newer_formats_are_refused(filled_sandbox, archive_path, manifest):
    with pytest.raises(BackupError, match="is not a backup of this site, or was made by newer code"):
        verify(repack(filled_sandbox.archive, archive_path, **manifest))


@pytest.mark.parametrize("data", [b"", b"not an archive", b"\x1f\x8b\x08\x00"])
def test_file_that_is_not_an_archive_is_refused(archive_path, data):
    archive_path.write_bytes(data)
    with pytest.raises(BackupError, match=r"is damaged|is not a backup"):
        verify(archive_path)


def test_archive_of_another_kind_of_database_is_refused(filled_sandbox, archive_path):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    archive = repack(filled_sandbox.archive, archive_path, database=other)
    with pytest.raises(CommandError, match=f"contains a {other} database, but this site uses {connection.vendor}"):
        call_command("restore_site", archive, force=True)


def test_archive_of_newer_code_is_refused(filled_sandbox, archive_path):
    archive = repack(filled_sandbox.archive, archive_path, migrations=[["contact", "0999_future"]])
    with pytest.raises(CommandError, match=r"made by newer code, which has contact\.0999_future"):
        call_command("restore_site", archive, force=True)


def test_missing_archive_is_refused(archive_path):
    with pytest.raises(CommandError, match=r"Nothing was restored\. .*No such file"):
        call_command("restore_site", archive_path)
