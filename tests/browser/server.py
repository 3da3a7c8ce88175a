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
from django.contrib.auth.models import Group, Permission, User
User.objects.create_superuser("admin", password="admin")
editor = User.objects.create_user("editor", password="editor")
editor.groups.add(Group.objects.get(name="Moderators"))
reviewer = User.objects.create_user("reviewer", password="reviewer", is_staff=True)
reviewer.user_permissions.add(Permission.objects.get(codename="view_feedback"))
"""


@contextmanager
def production_server():
    """Start granian as `make serve` does and yield the site's address; users are `admin`, `editor`, `reviewer`."""
    with tempfile.TemporaryDirectory(prefix="carecity-browser-") as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DATA_DIR": folder, "SITE_URL": address, "ALLOWED_HOSTS": "127.0.0.1"}

        def manage(*arguments):
            subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)

        manage("migrate", "--verbosity=0")
        manage("load_content")
        manage("collectstatic", "--noinput", "--verbosity=0")
        manage("shell", "--verbosity=0", "--command", USERS)
        granian = [Path(sys.executable).parent / "granian", "--interface=wsgi", "--no-ws", "--host=127.0.0.1"]
        command = [*granian, f"--port={port}", "--blocking-threads=4", "carecity.wsgi:application"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


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
