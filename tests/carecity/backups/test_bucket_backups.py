"""Backup and restore where uploads are in a bucket; an archive fits both places."""

import pytest

from carecity.backups import BackupError, UnfinishedError
from carecity.backups.bucket import put_back
from tests.binaries import free_port
from tests.conftest import keep_uploads_in, storage_by

from .archives import repacked

pytestmark = pytest.mark.django_db

LOOK = """
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
client = Client(headers={"host": "www.example.org"})
files = [*get_image_model().objects.all(), *get_document_model().objects.all()]
urls = [getattr(file.file, "url", "") if "images" in file.file.name else file.url for file in files]
assert len(urls) == 4
for file, url in zip(files, urls):
    assert b"".join(client.get(url).streaming_content) == file.file.read(), url
"""


def uploads_of(place):
    """Return name in a bucket: bytes, of what lies in the folders of a site."""
    found = {path.relative_to(root): path for root in place.uploads for path in root.rglob("*") if path.is_file()}
    names = {path: "documents/" if path.is_relative_to(place.uploads[1]) else "" for path in found.values()}
    return {f"{names[path]}{name.as_posix()}": path.read_bytes() for name, path in found.items()}


def test_a_site_moves_into_a_bucket_and_comes_back_out_of_nothing(place, bucket, tmp_path):
    rows, uploads = place.state()[0], uploads_of(place)
    moved = place.manage("restore_site", place.archive, "--force", **bucket.variables)
    assert moved.returncode == 0, moved.stderr
    assert bucket.files() == uploads
    looked = place.manage("shell", "--verbosity=0", "--command", LOOK, DEBUG="1", **bucket.variables)
    assert looked.returncode == 0, looked.stderr

    archive = place.back_up(BACKUP_DIR=str(tmp_path), **bucket.variables)
    place.destroy()
    bucket.empty()
    bucket.put("images/later.0123456789.jpg", b"uploaded after the backup")
    bucket.put("documents/form-with-spaces.pdf", b"another of the same name")
    refused = place.manage("restore_site", archive, **bucket.variables)
    assert "has a database or uploads already" in refused.stderr
    restored = place.manage("restore_site", archive, "--force", **bucket.variables)
    assert restored.returncode == 0, restored.stderr
    assert (place.state()[0], bucket.files()) == (rows, uploads)


def test_a_restore_that_fails_leaves_the_bucket_as_it_was(place, bucket, tmp_path):
    bucket.put("images/mine.jpg", b"mine")
    bucket.put("documents/form-with-spaces.pdf", b"another of the same name")
    before = place.state(), bucket.files()
    archive = repacked(place.archive, tmp_path / "broken.tar.gz", rows=before[0][0] | {"contact_feedback": 21})
    refused = place.manage("restore_site", archive, "--force", **bucket.variables)
    assert "Nothing was restored" in refused.stderr
    assert (place.state(), bucket.files()) == before


def test_what_was_uploaded_for_a_restore_goes_again_when_that_fails(bucket, tmp_path):
    (tmp_path / "media/images").mkdir(parents=True)
    (tmp_path / "media/images/a.jpg").write_bytes(b"a")
    bucket.put("images/b.jpg", b"b")
    restoring = put_back(tmp_path)
    restoring.__enter__()
    assert bucket.files() == {"images/a.jpg": b"a", "images/b.jpg": b"b"}
    with pytest.raises(BackupError, match="pg_restore"):
        restoring.gen.throw(BackupError("pg_restore: no"))
    assert bucket.files() == {"images/b.jpg": b"b"}


def test_a_bucket_that_goes_away_half_way_is_told_as_what_it_is(bucket, tmp_path, monkeypatch):
    bucket.put("images/b.jpg", b"b")
    nobody = bucket.variables | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
    with pytest.raises(UnfinishedError, match="The database is restored, but not all uploads"), put_back(tmp_path):
        keep_uploads_in(storage_by(nobody, monkeypatch), monkeypatch)


def test_without_the_bucket_there_is_no_backup(place, bucket, tmp_path):
    nobody = bucket.variables | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}", "BACKUP_DIR": str(tmp_path)}
    failed = place.manage("backup_site", **nobody)
    assert failed.returncode != 0
    assert "No backup was made. The bucket did not answer" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert list(tmp_path.iterdir()) == []
