"""Older releases: their code from git history, started as it was then."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

from .servers import ROOT, Site

FIRST_RELEASE = "9040acc43c289cb08be9f19d3c045ab5a61c378d"
BIN = Path(sys.executable).parent
# An editor changes the home page, and creates a page that links to a document.
CONTENT = """
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from pages.models import AboutPage, HomePage, StandardPage
home = HomePage.objects.get()
home.heading = "Changed by an editor"
home.save_revision().publish()
minutes = Document.objects.create(title="Minutes", file=ContentFile(b"%PDF minutes", "minutes.pdf"))
text = f'<p>Read the <a linktype="document" id="{minutes.pk}">minutes</a>.</p>'
AboutPage.objects.get().add_child(instance=StandardPage(title="Made by an editor", body=[("paragraph", text)]))
"""
# What its editors do after the migration, on tables with columns that their release does not know.
EDITING = """
from wagtail.contrib.redirects.models import Redirect
from pages.models import AboutPage, KeyFigure, StandardPage, SuccessPage
about, success = AboutPage.objects.get(), SuccessPage.objects.get()
about.add_child(instance=StandardPage(title="Made in between", body=[("heading", "By the first release")]))
about.add_child(instance=StandardPage(title="Deleted in between")).delete()
success.heading = "Changed in between"
success.save_revision().publish()
success.copy(update_attrs={"slug": "copied", "title": "Copied", "live": False})
KeyFigure.objects.create(value="7", label="figures").delete()
KeyFigure.objects.create(value="8", label="figures made in between")
Redirect.objects.create(old_path="/in-between", redirect_page=about)
"""


def is_in_this_clone(commit=FIRST_RELEASE):
    """Return whether git is installed and has the commit, which a shallow clone has not."""
    try:
        found = subprocess.run(["git", "cat-file", "-e", commit], cwd=ROOT, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return found.returncode == 0


class OlderRelease(Site):
    """The code of a commit in place of this one."""

    commit: str

    def __init__(self, folder, database, **variables):
        super().__init__(folder, database, **variables)
        self.code = Path(folder) / "code"
        archive = subprocess.check_output(["git", "archive", self.commit], cwd=ROOT)
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(self.code, filter="data")

    def run(self, python):
        """Run Python code with its models."""
        self.manage("shell", "-v0", "--command", python)


class FirstRelease(OlderRelease):
    """The first release, with an editor's changes."""

    commit = FIRST_RELEASE

    def __init__(self, folder, database, **variables):
        super().__init__(folder, database, **variables)
        self.media = Path(folder) / "media"
        self.media.mkdir()

    def prepare(self):
        """Create the database and the files of that release; of static files only those that visitors get."""
        self.manage("migrate", "-v0")
        self.manage("load_content")
        self.manage("collectstatic", "--noinput", "-v0", "--ignore=wagtail*", "--ignore=admin")
        self.run(CONTENT)

    def start(self, part):
        """Start a part as its `deploy/run.sh` did."""
        granian = [BIN / "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(self.port)]
        granian += ["--workers", "2", "--blocking-threads", "4"]
        granian += ["--static-path-route", "/media", "--static-path-mount", self.media, "carecity.wsgi:application"]
        command = {"web": granian, "worker": [sys.executable, "manage.py", "qcluster"]}[part]
        return subprocess.Popen(command, cwd=self.code, env=self.environment, start_new_session=True)
