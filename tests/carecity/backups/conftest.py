"""A site with content, created once; it is reset after each test that changes it."""

import pytest

from .sandbox import Sandbox

FILL = """
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from tests.factories import make_feedback, make_image
for number in range(3):
    make_image(f"Picture {number}").get_rendition("fill-200x200")
for number in range(20):
    message = make_feedback(message=f"Message {number} with an umlaut: ü", email="jo@example.org")
get_document_model().objects.create(title="A form", file=ContentFile(b"%PDF-1.4", "form with spaces.pdf"))
"""


@pytest.fixture(scope="session")
def filled_sandbox(django_db_setup, django_db_blocker, tmp_path_factory):
    """Create a site with feedback, images and a document, and an archive of it."""
    with django_db_blocker.unblock():
        sandbox = Sandbox(tmp_path_factory.mktemp("site"))
    done = sandbox.manage("shell", "--verbosity=0", "--command", FILL)
    assert done.returncode == 0, done.stderr
    sandbox.archive = sandbox.back_up()
    sandbox.save()
    return sandbox


@pytest.fixture
def sandbox(filled_sandbox, tmp_path):
    """Return the site; reset it after the test."""
    before = filled_sandbox.state()
    yield filled_sandbox
    if filled_sandbox.state() != before:
        filled_sandbox.reset()
