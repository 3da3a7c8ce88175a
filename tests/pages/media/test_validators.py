"""Tests of image uploads through the views of the CMS: limits, clear messages, and stripped GPS coordinates."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail.utils.file import hash_filelike

from tests.factories import image_file, make_image

from .files import HTML, SVG, png_of, zipped

pytestmark = pytest.mark.django_db

MARK = "something else hidden"


def upload(client, name, content):
    """Send a file as the page with "Add images" does and return the response."""
    address = reverse("wagtailimages:add_multiple")
    file = SimpleUploadedFile(name, content, "image/*")
    response = client.post(address, {"title": name, "files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 200
    return response.json()


def jpeg(**options):
    return image_file(**options).read()


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_upload_of_every_image_format_is_stored(name, kind, editor_client):
    assert upload(editor_client, name, jpeg(image_format=kind))["success"]
    assert get_image_model().objects.get().width == 1600


def notes():
    """Return a PNG whose metadata are a bomb: 100 MB in 100 kB."""
    text = PngInfo()
    text.add_text("note", "x" * 100_000_000, zip=True)
    return jpeg(image_format="PNG", size=(10, 10), pnginfo=text)


REFUSED = {
    "too large": ("large.jpg", lambda: jpeg() + bytes(11 * 1024 * 1024), "too big: 1"),
    "too large and no image": ("large.jpg", lambda: b"\x90" * 11 * 1024 * 1024, "too big: 1"),
    "too many pixels": ("wide.png", lambda: png_of(9000, 6000), "too many pixels. The maximum is 50 million"),
    "a bomb": ("bomb.png", lambda: png_of(30_000, 30_000), "too many pixels. The maximum is 50 million"),
    "a drawing that may hold a script": ("a.svg", lambda: SVG, "cannot show this kind of file"),
    "a drawing under another name": ("a.png", lambda: SVG, "ends in .png, but inside it is svg"),
    "an animation": ("a.gif", lambda: jpeg(image_format="GIF"), "cannot show this kind of file"),
    "another format than its name says": ("a.png", jpeg, "ends in .png, but inside it is jpeg"),
    "a program": ("a.jpg", lambda: b"MZ\x90\x00" + bytes(500), "not an image, or the file is damaged"),
    "a web page": ("a.jpg", lambda: b"<html><script>alert(1)</script>", "not an image, or the file is damaged"),
    "an image and a web page": ("a.jpg", lambda: jpeg() + HTML, MARK),
    "a web page in the metadata of an image": ("a.jpg", lambda: jpeg(comment=HTML), MARK),
    "a web page in a PNG": ("a.png", lambda: jpeg(image_format="PNG") + HTML, MARK),
    "an animation and a web page": ("a.jpg", lambda: b"GIF89a" + HTML, "inside it is gif"),
    "an image and an archive": ("a.png", lambda: jpeg(image_format="PNG") + zipped({"a": "a"}), MARK),
    "an image and a program": ("a.jpg", lambda: jpeg(comment=b"<?php system(1);"), MARK),
    "an image with huge metadata": ("a.png", notes, "not an image, or the file is damaged"),
    "nothing": ("a.jpg", lambda: b"", "empty"),
    "half an image": ("a.jpg", lambda: jpeg()[:700], "not an image, or the file is damaged"),
    "the start of an image": ("a.jpg", lambda: jpeg()[:60], "not an image, or the file is damaged"),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_invalid_image_is_rejected_with_a_clear_message(name, content, words, editor_client):
    response = upload(editor_client, name, content())
    assert not response["success"]
    assert words in response["error_message"]
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("view", ["wagtailimages:add_multiple", "wagtailimages:add", "wagtailimages_chooser:choose"])
def test_image_limits_are_shown_beside_the_field(view, editor_client):
    text = editor_client.get(reverse(view)).text.replace("\\u00a0", "\N{NO-BREAK SPACE}")
    assert "10.0\N{NO-BREAK SPACE}MB and 50 million pixels" in text
    assert "AVIF, HEIC, HEIF, JPG, JPEG, MPO, PNG, WEBP" in text


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_gps_coordinates_are_stripped_and_other_metadata_is_not(name, kind, editor_client):
    exif = Image.Exif()
    exif[ExifTags.Base.Copyright], exif[ExifTags.Base.Orientation] = "Jo Bloggs", 6
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitude: (51.0, 32.0, 0.0)}
    sent = jpeg(image_format=kind, exif=exif)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(ExifTags.IFD.GPSInfo)

    assert upload(editor_client, name, sent)["success"]
    image = get_image_model().objects.get()
    kept = Image.open(image.file.path).getexif()
    assert not kept.get_ifd(ExifTags.IFD.GPSInfo)
    assert kept[ExifTags.Base.Copyright] == "Jo Bloggs"
    assert kept.get(ExifTags.Base.Orientation, 6) == 6


def placed(**options):
    """Return an image with GPS coordinates."""
    exif = Image.Exif()
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitude: (51.0, 32.0, 0.0)}
    return image_file(exif=exif, **options)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_gps_coordinates_in_xmp_are_stripped(name, kind, editor_client):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="51,32N"/></x:xmpmeta>'
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    sent = jpeg(image_format=kind, **({"pnginfo": text} if kind == "PNG" else {"xmp": xmp}))
    assert b"GPSLatitude" in sent
    assert upload(editor_client, name, sent)["success"]
    assert b"GPSLatitude" not in get_image_model().objects.get().file.read()


def test_strip_image_locations_replaces_only_images_with_coordinates(site):
    old = get_image_model().objects.create(title="Old", file=ImageFile(placed(), "old.jpg"))
    clean, gone = make_image(), make_image()
    gone.file.delete(save=False)
    get_image_model().objects.filter(pk=gone.pk).update(file="original_images/gone.jpg")
    first, kept, said = old.file.path, clean.file.name, StringIO()
    call_command("strip_image_locations", stdout=said)
    old.refresh_from_db()
    clean.refresh_from_db()
    assert not Image.open(old.file.path).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert old.file_size == old.file.size
    with old.file.open() as file:
        assert old.file_hash == hash_filelike(file)
    assert old.file.path == first or not Path(first).exists()
    assert clean.file.name == kept
    assert said.getvalue() == f"Images stripped: 1. Not readable: {gone.pk}.\n"
    call_command("strip_image_locations", stdout=said)
    assert "Images stripped: 0." in said.getvalue()


def test_image_is_discarded_when_another_field_is_invalid(editor_client):
    address, file = reverse("wagtailimages:add_multiple"), SimpleUploadedFile("a.jpg", jpeg())
    response = editor_client.post(address, {"title": "x" * 300, "files[]": file}).json()
    assert "was not saved" in response["error_message"]
    assert not UploadedFile.objects.exists()
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("way", ["one", "chooser", "instead of another"])
def test_every_image_upload_view_rejects_invalid_images(way, editor_client):
    image = make_image()
    address, prefix = {
        "one": (reverse("wagtailimages:add"), ""),
        "chooser": (reverse("wagtailimages_chooser:create"), "image-chooser-upload-"),
        "instead of another": (reverse("wagtailimages:edit", args=[image.pk]), ""),
    }[way]
    for case in ("a drawing under another name", "an image and a web page", "a bomb", "half an image"):
        name, content, words = REFUSED[case]
        form = {f"{prefix}title": "Another", f"{prefix}file": SimpleUploadedFile(name, content())}
        response = editor_client.post(address, form)
        assert response.status_code == 200
        assert words in response.text
    assert get_image_model().objects.get().title == "A garden"
    assert get_image_model().objects.get().file.size == image.file.size
