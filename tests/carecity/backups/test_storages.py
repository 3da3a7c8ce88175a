"""Backup and restore of uploads in a bucket; an archive can be restored to disk and to a bucket."""

import pytest

from carecity.backups import BackupError, PartialRestoreError
from carecity.backups.storages import BucketStorage
from tests.binaries import free_port
from tests.conftest import create_upload_storage, use_upload_storage

from .archives import repack

pytestmark = pytest.mark.django_db

REQUEST_FILES = """
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


def uploads_of(sandbox):
    """Return the uploads on disk by the name that they have in a bucket."""
    found = {path.relative_to(root): path for root in sandbox.uploads for path in root.rglob("*") if path.is_file()}
    names = {path: "documents/" if path.is_relative_to(sandbox.uploads[1]) else "" for path in found.values()}
    return {f"{names[path]}{name.as_posix()}": path.read_bytes() for name, path in found.items()}


def test_restore_to_a_bucket_reproduces_a_site_from_disk_and_from_the_bucket(sandbox, bucket, tmp_path):
    rows, uploads = sandbox.state()[0], uploads_of(sandbox)
    restored = sandbox.manage("restore_site", sandbox.archive, "--force", **bucket.variables)
    assert restored.returncode == 0, restored.stderr
    assert bucket.files() == uploads
    requested = sandbox.manage("shell", "--verbosity=0", "--command", REQUEST_FILES, DEBUG="1", **bucket.variables)
    assert requested.returncode == 0, requested.stderr

    archive = sandbox.back_up(BACKUP_DIR=str(tmp_path), **bucket.variables)
    sandbox.destroy()
    bucket.empty()
    bucket.put("images/later.0123456789.jpg", b"uploaded after the backup")
    bucket.put("documents/form-with-spaces.pdf", b"another of the same name")
    refused = sandbox.manage("restore_site", archive, **bucket.variables)
    assert "has a database or uploads already" in refused.stderr
    restored = sandbox.manage("restore_site", archive, "--force", **bucket.variables)
    assert restored.returncode == 0, restored.stderr
    assert (sandbox.state()[0], bucket.files()) == (rows, uploads)


def test_restore_that_fails_leaves_the_bucket_unchanged(sandbox, bucket, tmp_path):
    bucket.put("images/mine.jpg", b"mine")
    bucket.put("documents/form-with-spaces.pdf", b"another of the same name")
    before = sandbox.state(), bucket.files()
    archive = repack(sandbox.archive, tmp_path / "broken.tar.gz", rows=before[0][0] | {"contact_feedback": 21})
    refused = sandbox.manage("restore_site", archive, "--force", **bucket.variables)
    assert "Nothing was restored" in refused.stderr
    assert (sandbox.state(), bucket.files()) == before


def test_replace_deletes_what_it_uploaded_if_the_database_fails(bucket, tmp_path):
    (tmp_path / "media/images").mkdir(parents=True)
    (tmp_path / "media/images/a.jpg").write_bytes(b"a")
    bucket.put("images/b.jpg", b"b")
    restoring = BucketStorage().replace(tmp_path)
    restoring.__enter__()
    assert bucket.files() == {"images/a.jpg": b"a", "images/b.jpg": b"b"}
    with pytest.raises(BackupError, match="pg_restore"):
        restoring.gen.throw(BackupError("pg_restore: no"))
    assert bucket.files() == {"images/b.jpg": b"b"}


def test_replace_with_a_bucket_that_fails_afterwards_raises_partial_restore_error(bucket, tmp_path, monkeypatch):
    bucket.put("images/b.jpg", b"b")
    unreachable = bucket.variables | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
    with (
        pytest.raises(PartialRestoreError, match="The database is restored, but not all uploads"),
        BucketStorage().replace(tmp_path),
    ):
        use_upload_storage(create_upload_storage(unreachable, monkeypatch), monkeypatch)


def test_backup_without_the_bucket_fails(sandbox, bucket, tmp_path):
    unreachable = bucket.variables | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}", "BACKUP_DIR": str(tmp_path)}
    failed = sandbox.manage("backup_site", **unreachable)
    assert failed.returncode != 0
    assert "No backup was made. The bucket did not respond" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert list(tmp_path.iterdir()) == []
