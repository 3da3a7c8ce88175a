"""Archives that are damaged, foreign or hostile are refused in one line, before anything is written."""

import tarfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from carecity.backups import BackupError
from carecity.backups.archive import check

from .archives import flipped, link, repacked, truncated

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "archive.tar.gz"


def test_a_whole_archive_is_taken(filled, folder):
    assert check(filled.archive)["rows"]["contact_feedback"] == 20
    assert check(repacked(filled.archive, folder))["rows"]["contact_feedback"] == 20


@pytest.mark.parametrize("position", [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_one_bit_that_changed_is_noticed_wherever_it_is(filled, folder, position):
    with pytest.raises(BackupError, match=r"is damaged|is no backup"):
        check(flipped(filled.archive, folder, position))


def test_an_archive_without_its_end_is_noticed(filled, folder):
    with pytest.raises(BackupError, match="is damaged"):
        check(truncated(filled.archive, folder))


@pytest.mark.parametrize(
    "name",
    ["../escaped", "media/../../escaped", "/tmp/escaped", "media/./x", "media//x", "media/", "other", ".env"],  # noqa: S108 - refused
)
def test_names_that_lead_elsewhere_are_refused(filled, folder, name):
    with pytest.raises(BackupError, match="is no backup of this site: it holds"):
        check(repacked(filled.archive, folder, files={name: b"x"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_whatever_is_no_plain_file_is_refused(filled, folder, kind):
    entry = link("media/link", "/etc/passwd")
    entry.type = kind
    with pytest.raises(BackupError, match="is no backup of this site: it holds"):
        check(repacked(filled.archive, folder, extra=[entry]))


def test_files_that_the_manifest_does_not_name_are_refused(filled, folder):
    with pytest.raises(BackupError, match="its files are not those that its manifest names"):
        check(repacked(filled.archive, folder, extra=[tarfile.TarInfo("media/one-too-many")]))


@pytest.mark.parametrize("manifest", [{"format": 99}, {"site": "another"}])
def test_archives_of_other_sites_and_of_later_formats_are_refused(filled, folder, manifest):
    with pytest.raises(BackupError, match="is no backup of this site, or one made by newer code"):
        check(repacked(filled.archive, folder, **manifest))


@pytest.mark.parametrize("data", [b"", b"not an archive", b"\x1f\x8b\x08\x00"])
def test_what_is_no_archive_is_refused(folder, data):
    folder.write_bytes(data)
    with pytest.raises(BackupError, match=r"is damaged|is no backup"):
        check(folder)


def test_an_archive_of_another_kind_of_database_is_refused(filled, folder):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    archive = repacked(filled.archive, folder, database=other)
    with pytest.raises(CommandError, match=f"holds a {other} database, and this site has {connection.vendor}"):
        call_command("restore_site", archive, force=True)


def test_an_archive_of_newer_code_is_refused(filled, folder):
    archive = repacked(filled.archive, folder, migrations=[["contact", "0999_future"]])
    with pytest.raises(CommandError, match=r"made by newer code, which has contact\.0999_future"):
        call_command("restore_site", archive, force=True)


def test_an_archive_that_is_not_there_is_told(folder):
    with pytest.raises(CommandError, match=r"Nothing was restored\. .*No such file"):
        call_command("restore_site", folder)
