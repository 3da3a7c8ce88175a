"""The production set-up on a free port of loopback, with a database of its own and the starting content."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.tools import free_port

ROOT = Path(__file__).resolve().parents[2]
USERS = """
from django.contrib.auth.models import Group, User
User.objects.create_superuser("admin", password="admin")
User.objects.create_user("editor", password="editor").groups.add(Group.objects.get(name="Moderators"))
User.objects.create_user("writer", password="writer").groups.add(Group.objects.get(name="Editors"))
for name, group in [("reviewer", "Feedback reviewers"), ("manager", "Feedback managers")]:
    User.objects.create_user(name, password=name, is_staff=True).groups.add(Group.objects.get(name=group))
"""
POSTS = """
from datetime import timedelta
from django.utils import timezone
from pages.models import SocialAccount, SocialPost
account = SocialAccount.objects.create(kind="bluesky", handle="name.example")
for number, text in enumerate(["Short.", "Hello \\U0001f44b\\nhttps://example.org/" + "long/" * 30, "Words " * 70]):
    when = timezone.now() - timedelta(days=number)
    SocialPost.objects.create(account=account, source_id=number, text=text, url="https://a.example/", published_at=when)
"""


@contextmanager
def production_server(fill="", **variables):
    """Start granian as `make serve` does and yield the site's address; users: admin, editor, reviewer, manager.

    `fill` is Python that is run before, to add content; variables are added to the environment.
    """
    with tempfile.TemporaryDirectory(prefix="carecity-browser-") as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DATA_DIR": folder, "SITE_URL": address, "ALLOWED_HOSTS": "127.0.0.1"}
        environment["TRUSTED_PROXIES"] = "1"  # so that a test can come from an address of its own
        environment |= variables
        _prepare(environment, USERS + POSTS + fill)
        granian = [Path(sys.executable).parent / "granian", "--interface=wsgi", "--no-ws", "--host=127.0.0.1"]
        command = [*granian, f"--port={port}", "--blocking-threads=4", "carecity.wsgi:application"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def _prepare(environment, python):
    shell = ["shell", "--verbosity=0", "--command", python]
    for command in (["migrate", "-v0"], ["load_content"], ["collectstatic", "--noinput", "-v0"], shell):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)


def _wait_for(address, server, seconds=30):
    for _ in range(seconds * 10):
        if server.poll() is not None:
            break
        try:
            urlopen(address)  # noqa: S310 - loopback, our own server
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")
