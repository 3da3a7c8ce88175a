"""A database of the first release is brought up to date with its content unharmed.

`data/first_release.sqlite3.gz` is one: the starting content, a home page that an editor changed, a page that one
made, and three messages.
"""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATABASE = ROOT / "tests/data/first_release.sqlite3.gz"
LOOK = """
from django.test import Client
from contact.models import Feedback
client = Client(headers={"host": "www.example.org"})
for path in ("/", "/about/", "/about/made-by-an-editor/", "/contact/"):
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert path != "/" or "Changed by an editor" in answer.text
messages = Feedback.objects.order_by("pk").values_list("reference", "message", "name", "email", "state")
assert list(messages) == [
    (reference, f"Message {number} of the first release", "Jo", "jo@example.org", "new")
    for number, reference in enumerate(["TWNN-PC6X", "6CHT-R4TM", "TG77-P7H7"])
], list(messages)
"""

LOOK_AT_STATEMENT = """
from django.test import Client
text = Client(headers={"host": "www.example.org"}).get("/accessibility/").text
assert 0 < text.index("How accessible this site is") < text.index("How we tested")
"""


@pytest.fixture
def manage(tmp_path):
    """Put the database in place and return a function that runs a management command on it."""
    (tmp_path / "db.sqlite3").write_bytes(gzip.decompress(DATABASE.read_bytes()))

    def run(*arguments):
        environment = os.environ | {"DATA_DIR": str(tmp_path), "DEBUG": "1"}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_migrating_keeps_what_editors_wrote_and_what_visitors_sent(manage):
    manage("migrate", "--verbosity=0")
    manage("shell", "--verbosity=0", "--command", LOOK)
    assert manage("load_initial_content").endswith("Initial content: 16 unchanged, 2 created.\n")
    manage("shell", "--verbosity=0", "--command", LOOK_AT_STATEMENT)


def test_documents_come_to_where_no_web_server_looks_when_code_that_reads_them_elsewhere_is_gone(manage, tmp_path):
    old, new = tmp_path / "media/documents", tmp_path / "documents"
    for folder in (old, new):
        folder.mkdir(parents=True)
    (old / "old.pdf").write_bytes(b"%PDF old")
    (old / "both.pdf").write_bytes(b"%PDF old")
    (new / "both.pdf").write_bytes(b"%PDF new")
    manage("migrate", "--verbosity=0")
    assert {file.name for file in old.iterdir()} == {"both.pdf", "old.pdf"}
    assert (new / "old.pdf").read_bytes() == b"%PDF old"

    (old / "uploaded-meanwhile.pdf").write_bytes(b"%PDF old")
    manage("move_documents")
    assert (new / "uploaded-meanwhile.pdf").read_bytes() == b"%PDF old"
    assert (new / "both.pdf").read_bytes() == b"%PDF new"
    assert [file.name for file in old.iterdir()] == ["both.pdf"]
