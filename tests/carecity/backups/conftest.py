"""One place for all tests here, filled once; each test leaves it as it found it."""

import pytest

from .place import Place

FILL = """
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from tests.factories import make_feedback, make_picture
for number in range(3):
    make_picture(f"Picture {number}").get_rendition("fill-200x200")
for number in range(20):
    message = make_feedback(message=f"Message {number} with an umlaut: ü", email="jo@example.org")
get_document_model().objects.create(title="A form", file=ContentFile(b"%PDF-1.4", "form with spaces.pdf"))
"""


@pytest.fixture(scope="session")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """Make a site and fill it with what people send and upload."""
    with django_db_blocker.unblock():
        place = Place(tmp_path_factory.mktemp("site"))
    done = place.manage("shell", "--verbosity=0", "--command", FILL)
    assert done.returncode == 0, done.stderr
    place.archive = place.back_up()
    return place


@pytest.fixture
def place(filled, tmp_path):
    """Give the place to a test, and take it back as it was."""
    before = filled.state()
    yield filled
    if filled.state() != before:
        assert filled.manage("restore_site", filled.archive, "--force").returncode == 0
