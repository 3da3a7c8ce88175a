"""Upgrading a database of the first release keeps its content, also when an archive of it is restored.

`data/first_release.sqlite3.gz` has the initial content, a home page that an editor changed, a page that an editor
created, and three messages.
"""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATABASE = ROOT / "tests/data/first_release.sqlite3.gz"
CHECK_CONTENT = """
import re
from django.test import Client
from contact.models import Feedback
client = Client(headers={"host": "www.example.org"})
for path in ("/", "/about/", "/about/made-by-an-editor/", "/contact/"):
    response = client.get(path)
    assert response.status_code == 200, path
    assert path != "/" or "Changed by an editor" in response.text
    assert path != "/" or re.findall('data-colour="([a-z]*)"', response.text) == ["teal", "plum"]
    assert path != "/" or response.text.count('class="section') >= 4, "a band is missing"
messages = Feedback.objects.order_by("pk").values_list("reference", "message", "name", "email", "state")
assert list(messages) == [
    (reference, f"Message {number} of the first release", "Jo", "jo@example.org", "new")
    for number, reference in enumerate(["TWNN-PC6X", "6CHT-R4TM", "TG77-P7H7"])
], list(messages)
"""

CHECK_STATEMENT = """
from django.test import Client
text = Client(headers={"host": "www.example.org"}).get("/accessibility/").text
assert 0 < text.index("How accessible this site is") < text.index("How we tested")
"""

A_WEEK_LATER = """
from datetime import timedelta
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(days=8))
"""

FILES = {
    "media/documents/old.pdf": b"%PDF old",
    "media/documents/both.pdf": b"%PDF old",
    "documents/both.pdf": b"%PDF new",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the data folder of a site of the first release that was restored from an archive, and so migrated.

    Only once: migrating takes long.
    """
    folder = tmp_path_factory.mktemp("data")
    (folder / "db.sqlite3").write_bytes(gzip.decompress(DATABASE.read_bytes()))
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    archive = manage(folder, "backup_site").split(": ")[0]
    for path in folder.glob("db.sqlite3*"):
        path.unlink()
    for name in {name.split("/")[0] for name in FILES}:
        shutil.rmtree(folder / name)
    manage(folder, "restore_site", archive)
    return folder


def manage(folder, *arguments):
    """Run a management command on the data folder and return its output."""
    environment = os.environ | {"DATA_DIR": str(folder), "DEBUG": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_restoring_migrates_to_the_last_migration(folder):
    manage(folder, "migrate", "--check")


def test_migrating_preserves_pages_and_feedback(folder):
    manage(folder, "shell", "--verbosity=0", "--command", CHECK_CONTENT)
    output = manage(folder, "load_initial_content")
    assert output.endswith("Initial content: 16 unchanged, 25 created, 3 created an hour after the upgrade.\n")
    manage(folder, "shell", "--verbosity=0", "--command", CHECK_STATEMENT)


def test_migrating_copies_documents_and_the_command_moves_the_rest(folder):
    old, new = folder / "media/documents", folder / "documents"
    assert {file.name for file in old.iterdir()} == {"both.pdf", "old.pdf"}
    assert (new / "old.pdf").read_bytes() == b"%PDF old"

    (old / "uploaded-meanwhile.pdf").write_bytes(b"%PDF old")
    manage(folder, "finish_upgrade")
    assert (new / "uploaded-meanwhile.pdf").exists()
    assert (old / "uploaded-meanwhile.pdf").exists(), "the release before may run again"
    manage(folder, "shell", "--verbosity=0", "--command", A_WEEK_LATER)
    manage(folder, "finish_upgrade")
    assert (new / "uploaded-meanwhile.pdf").read_bytes() == b"%PDF old"
    assert (new / "both.pdf").read_bytes() == b"%PDF new"
    assert [file.name for file in old.iterdir()] == ["both.pdf"]
