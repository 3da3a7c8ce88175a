"""Tests of the names that uploads are stored under, on disk and in a bucket: a name always has the same content."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from pages.media.storages import add_content_hash, get_cache_control
from tests.factories import image_file, make_image

from .files import pdf

pytestmark = pytest.mark.django_db

HASHED = r"\.[0-9a-f]{10}\.{}$"


@pytest.fixture(params=["disk", "bucket"])
def place(request):
    """Run the test with uploads on disk, then in a bucket."""
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return request.param


def replace(client, image, file):
    """Replace an image's file as an editor does, and return the image."""
    form = {"title": image.title, "file": SimpleUploadedFile("garden.jpg", file.read())}
    assert client.post(reverse("wagtailimages:edit", args=[image.pk]), form).status_code == 302
    image.refresh_from_db()
    return image


def test_names_of_images_and_renditions_contain_a_hash_of_the_content(place):
    image = make_image()
    assert re.search(r"/garden(_\w{7})?" + HASHED.replace("{}", "jpg"), image.file.name)
    small = image.get_rendition("width-400|format-avif")
    assert re.search(r"/garden(_\w{7})?\.width-400\.format-avif" + HASHED.replace("{}", "avif"), small.file.name)
    assert small.url == f"/media/{small.file.name}"
    with default_storage.open(small.file.name) as file:
        assert small.file.name.endswith(add_content_hash("x.avif", ContentFile(file.read()))[1:])


def test_same_image_uploaded_twice_is_stored_as_two_files(place, editor_client, django_capture_on_commit_callbacks):
    one, other = make_image(), make_image()
    assert one.file.name != other.file.name
    assert {get_cache_control(image.file.name) for image in (one, other)} == {"public, max-age=31536000, immutable"}
    gone, files = one.file.name, [one.get_rendition("width-400").file.name, other.get_rendition("width-400").file.name]
    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
    assert [default_storage.exists(name) for name in (gone, other.file.name, *files)] == [False, True, False, True]


def test_replaced_image_gets_another_name_and_the_old_files_are_deleted(
    place, editor_client, django_capture_on_commit_callbacks
):
    image = make_image()
    old = [image.file.name, image.get_rendition("width-400").file.name]
    for file in (image_file(size=(900, 900)), image_file(size=(900, 900))):  # the second is the same once more
        with django_capture_on_commit_callbacks(execute=True):
            image = replace(editor_client, image, file)
        new = [image.file.name, image.get_rendition("width-400").file.name]
        assert not set(old) & set(new)
        assert [default_storage.exists(name) for name in (*old, *new)] == [False, False, True, True]
        old = new


def test_long_name_is_shortened_and_keeps_its_hash(place):
    image = make_image(name="a" * 90 + ".photo.jpg")
    name = get_image_model().objects.get(pk=image.pk).file.name
    assert len(name) <= 100
    assert re.search("a" * 40 + HASHED.replace("{}", "jpg"), name)
    assert re.search(HASHED.replace("{}", "png"), image.get_rendition("fill-100x100|format-png").file.name)
    other = UploadedFile.objects.create(for_content_type_id=1, file=ContentFile(b"x", "b" * 300 + ".txt"))
    assert len(other.file.name) <= 200
    assert default_storage.open(other.file.name).read() == b"x"


def test_documents_have_no_hash_in_their_names(place):
    one, other = (
        get_document_model().objects.create(title="Minutes", file=ContentFile(pdf(), "Minutes of May.pdf"))
        for _ in range(2)
    )
    assert one.filename == "minutes-of-may.pdf"
    assert one.file.name != other.file.name
    assert (other.filename == "minutes-of-may.pdf") == (place == "bucket")  # there each has a folder of its own


def test_stored_file_can_be_read_at_any_position_and_reopened(place):
    content = bytes(range(256)) * 4096
    name = default_storage.save("images/a.bin", ContentFile(content))
    with default_storage.open(name) as file:
        assert file.size == default_storage.size(name) == len(content)
        assert file.read(3) == content[:3]
        assert file.seek(-5, 2) == len(content) - 5
        assert file.read() == content[-5:]
        assert file.read() == b""
        file.seek(300_001)
        assert file.read(600_000) == content[300_001:900_001]
        with pytest.raises(OSError, match="Errno 22"):
            file.seek(-len(content) - 1, 2)
    with file.open("rb"):
        assert file.read(4) == content[:4]
    default_storage.delete(name)
    with pytest.raises(FileNotFoundError):
        default_storage.open(name)
