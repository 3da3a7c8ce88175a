"""The production set-up on a free port of loopback, with its own database, the initial content, users and posts."""

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.binaries import free_port
from tests.site_snapshot import prepare

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "deploy/start.sh"
USERS = """
from django.contrib.auth.models import Group, User
User.objects.create_superuser("admin", password="admin")
User.objects.create_user("editor", password="editor").groups.add(Group.objects.get(name="Moderators"))
User.objects.create_user("writer", password="writer").groups.add(Group.objects.get(name="Editors"))
for name, group in [("reviewer", "Feedback reviewers"), ("manager", "Feedback managers")]:
    User.objects.create_user(name, password=name).groups.add(Group.objects.get(name=group))
"""
POSTS = """
from datetime import timedelta
from django.utils import timezone
from pages.models import SocialAccount, SocialPost
account = SocialAccount.objects.create(kind="feed", handle="https://bsky.app/profile/name.example/rss")
for number, text in enumerate(["Short.", "Hello \\U0001f44b\\nhttps://example.org/" + "long/" * 30, "Words " * 70]):
    when = timezone.now() - timedelta(days=number)
    SocialPost.objects.create(account=account, source_id=number, text=text, url="https://a.example/", published_at=when)
"""
PRIVATE = """
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction
private = Collection.get_first_root_node().add_child(name="Private")
CollectionViewRestriction.objects.create(collection=private, restriction_type="password", password="open sesame")
Document.objects.create(title="Minutes", file=ContentFile(b"%PDF secret", "minutes.pdf"), collection=private)
"""
PRIVATE_PATH = "/documents/1/minutes.pdf"


@contextmanager
def production_server(python="", processes=1, **variables):
    """Start granian as `make serve` does and yield the site's URL; passwords equal the names of USERS.

    `python` is code that creates more content before the start; variables are added to the environment.
    """
    with tempfile.TemporaryDirectory(prefix="carecity-browser-") as folder:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DATA_DIR": folder, "SITE_URL": url, "ALLOWED_HOSTS": "127.0.0.1"}
        environment["TRUSTED_PROXIES"] = "1"  # so that a test can send a client IP address of its own
        environment["TMPDIR"] = folder  # removed with everything in it
        environment |= variables
        prepare(environment, USERS + POSTS + PRIVATE + python)
        options = {"PORT": str(port), "WEB_PROCESSES": str(processes)}
        server = subprocess.Popen([START, "web"], env=environment | options)
        try:
            _wait_for(url, server)
            yield url
        finally:
            server.terminate()
            server.wait()


def _wait_for(url, server, seconds=30):
    for _ in range(seconds * 10):
        if server.poll() is not None:
            break
        try:
            # The header that nginx sends: with HTTPS on, a plain request is redirected.
            urlopen(Request(url, headers={"X-Forwarded-Proto": "https"}))  # noqa: S310 - loopback, our own server
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")
