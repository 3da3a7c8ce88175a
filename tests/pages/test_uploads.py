"""Pictures that editors upload, through the view that they use: limits, clear words, no place kept."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image
from wagtail.images import get_image_model

from tests.builders import picture_file

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(client, name, content):
    """Send a file as the page with "Add images" does and return the answer."""
    address = reverse("wagtailimages:add_multiple")
    file = SimpleUploadedFile(name, content, "image/*")
    answer = client.post(address, {"title": name, "files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 200
    return answer.json()


def jpeg(**options):
    return picture_file(**options).read()


def png_of(width, height):
    """Return a PNG that says it is this large, in a few bytes: one bit for each pixel, all the same."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height, 9)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_every_format_that_the_form_names_is_taken(name, kind, editor_client):
    assert upload(editor_client, name, jpeg(picture_format=kind))["success"]
    assert get_image_model().objects.get().width == 1600


REFUSED = {
    "too large": ("large.jpg", lambda: jpeg() + bytes(11 * 1024 * 1024), "too big: 1"),
    "too large and no picture": ("large.jpg", lambda: b"\x90" * 11 * 1024 * 1024, "too big: 1"),
    "too many pixels": ("wide.png", lambda: png_of(9000, 6000), "too many pixels. The most is 50 million"),
    "a bomb": ("bomb.png", lambda: png_of(30_000, 30_000), "too many pixels. The most is 50 million"),
    "a drawing that may hold a script": ("a.svg", lambda: SVG, "cannot show this kind of file"),
    "a drawing under another name": ("a.png", lambda: SVG, "ends in .png, but inside it is svg"),
    "an animation": ("a.gif", lambda: jpeg(picture_format="GIF"), "cannot show this kind of file"),
    "another picture than its name says": ("a.png", jpeg, "ends in .png, but inside it is jpeg"),
    "a program": ("a.jpg", lambda: b"MZ\x90\x00" + bytes(500), "not a picture, or the file is damaged"),
    "a web page": ("a.jpg", lambda: b"<html><script>alert(1)</script>", "not a picture, or the file is damaged"),
    "half a picture": ("a.jpg", lambda: jpeg()[:700], "not a picture, or the file is damaged"),
    "the beginning of a picture": ("a.jpg", lambda: jpeg()[:60], "not a picture, or the file is damaged"),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_the_site_cannot_show_is_refused_in_plain_words(name, content, words, editor_client):
    answer = upload(editor_client, name, content())
    assert not answer["success"]
    assert words in answer["error_message"]
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("view", ["wagtailimages:add_multiple", "wagtailimages:add", "wagtailimages_chooser:choose"])
def test_limits_stand_beside_the_field(view, editor_client):
    text = editor_client.get(reverse(view)).text.replace("\\u00a0", "\N{NO-BREAK SPACE}")
    assert "10.0\N{NO-BREAK SPACE}MB and 50 million pixels" in text
    assert "AVIF, JPG, JPEG, PNG, WEBP" in text


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_place_where_a_picture_was_taken_is_removed_and_the_rest_kept(name, kind, editor_client):
    exif = Image.Exif()
    exif[ExifTags.Base.Copyright], exif[ExifTags.Base.Orientation] = "Jo Bloggs", 6
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitude: (51.0, 32.0, 0.0)}
    sent = jpeg(picture_format=kind, exif=exif)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(ExifTags.IFD.GPSInfo)

    assert upload(editor_client, name, sent)["success"]
    image = get_image_model().objects.get()
    kept = Image.open(image.file.path).getexif()
    assert not kept.get_ifd(ExifTags.IFD.GPSInfo)
    assert kept[ExifTags.Base.Copyright] == "Jo Bloggs"
    assert kept.get(ExifTags.Base.Orientation, 6) == 6
