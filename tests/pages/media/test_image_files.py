"""Phone photographs are stored as JPEG, hidden parts of a file are removed, and what is accepted is shown."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageStat
from wagtail.images import get_image_model

from pages.media.images import extract_first_image
from tests.factories import image_block, image_file, make_page

from .files import box, mp4

SIZE = (64, 48)
GREEN, YELLOW = (0, 97, 95), (255, 201, 77)
FORMATS = {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP", "a.avif": "AVIF", "a.heic": "HEIF"}
MODES = {
    "a.jpg": ["1", "L", "RGB", "CMYK"],
    "a.png": ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"],
    "a.webp": ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"],
    "a.avif": ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"],
    "a.heic": ["P", "RGB", "RGBA"],
}


def make_picture(colour=GREEN, mode="RGB"):
    return Image.new("RGB", SIZE, colour).convert(mode)


def save(image, image_format, **options):
    """Return the content of a file."""
    file = BytesIO()
    image.save(file, image_format, **options)
    return file.getvalue()


def save_two(image_format):
    """Return a file with a green image and a yellow one."""
    return save(make_picture(), image_format, save_all=True, append_images=[make_picture(YELLOW)])


def located():
    """Return metadata with coordinates and a photographer."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Jo"
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitude: (51.0, 32.0, 0.0)}
    return exif


def upload(client, name, content):
    """Send a file as the page with "Add images" does and return the response."""
    file = SimpleUploadedFile(name, content, "image/*")
    return client.post(reverse("wagtailimages:add_multiple"), {"title": name, "files[]": file}).json()


def get_stored():
    """Return the one image of the library, opened."""
    image = get_image_model().objects.get()
    return image, Image.open(BytesIO(image.file.read()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("IMG_1.HEIC", lambda: save(make_picture(), "HEIF", exif=located())),
        ("img-1.heif", lambda: save_two("HEIF")),
        ("DSC_1.jpg", lambda: save_two("MPO")),
        ("DSC_1.mpo", lambda: save_two("MPO")),
        ("DSC_2.mpo", lambda: save(make_picture(), "JPEG")),
    ],
    ids=["HEIC", "HEIF of two", "MPO", "MPO by its name", "JPEG named MPO"],
)
def test_photograph_of_a_phone_is_stored_as_a_jpeg_of_the_first_image(name, content, editor_client):
    assert upload(editor_client, name, content())["success"]
    image, stored = get_stored()
    assert image.file.name.endswith(".jpg")
    assert (stored.format, getattr(stored, "n_frames", 1), stored.size) == ("JPEG", 1, SIZE)
    assert all(abs(found - sent) < 8 for found, sent in zip(stored.getpixel((9, 9)), GREEN, strict=True))
    assert image.file_size == image.file.size
    assert (image.width, image.height) == SIZE


@pytest.mark.django_db
def test_photograph_of_a_phone_loses_its_location_and_keeps_its_photographer(editor_client):
    assert upload(editor_client, "a.heic", save(make_picture(), "HEIF", exif=located()))["success"]
    exif = get_stored()[1].getexif()
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert exif[ExifTags.Base.Artist] == "Jo"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "image_format"), list(FORMATS.items())[:4])
def test_video_behind_an_image_is_removed_and_the_image_is_not_encoded_again(name, image_format, editor_client):
    content = save(make_picture(), image_format)
    assert upload(editor_client, name, content + mp4())["success"]
    assert get_image_model().objects.get().file.read() == content


@pytest.mark.django_db
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_with_many_scans_and_restarts_is_left_as_it_is(progressive, editor_client):
    content = image_file(progressive=progressive, restart_marker_blocks=1, exif=Image.Exif()).read()
    assert extract_first_image(content) == content
    assert upload(editor_client, "a.jpg", content)["success"]
    assert get_image_model().objects.get().file.read() == content


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "image_format"), [("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")])
def test_animated_image_is_refused_in_words(name, image_format, editor_client):
    response = upload(editor_client, name, save_two(image_format))
    assert "This image moves" in response["error_message"]
    assert not get_image_model().objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "mode"), [(name, mode) for name, modes in MODES.items() for mode in modes])
def test_image_that_is_accepted_is_shown(name, mode, site, client, editor_client):
    grey = Image.new("I;16", SIZE, 150 * 257) if mode == "I;16" else make_picture((150, 150, 150), mode)
    assert upload(editor_client, name, save(grey, FORMATS[name]))["success"]
    image, _ = get_stored()
    assert client.get(make_page([image_block(image)]).url).text.count("<picture>") == 1
    for rendition in image.renditions.all():
        shown = Image.open(BytesIO(rendition.file.read())).convert("L")
        assert ImageStat.Stat(shown).mean[0] == pytest.approx(150, abs=8)


FILES = [save(make_picture(), image_format) for image_format in ("JPEG", "PNG", "WEBP", "AVIF")]
JPEG = FILES[0]


@given(st.sampled_from(FILES), st.binary())
def test_whatever_follows_the_first_image_is_removed(content, rest):
    assert extract_first_image(content + rest) == content


@given(st.sampled_from([*FILES, b"\xff\xd8", b""]), st.integers(0, 400), st.binary())
def test_damaged_file_is_no_error_and_never_becomes_longer(content, length, rest):
    damaged = content[:length] + rest
    assert len(extract_first_image(damaged)) <= len(damaged)


def segment(marker, content):
    """Return a segment of a JPEG."""
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


COMMENT = segment(0xFE, b"JPEG Encoder")
PROFILE = segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(40))
THUMBNAIL = segment(0xE1, b"Exif\0\0" + JPEG)
# What is inserted, and what remains of it.
SEGMENTS = {
    "list of images": (segment(0xE2, b"MPF\0" + bytes(40)), b""),
    "image in extended XMP": (segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + JPEG), b""),
    "signed thumbnail": (segment(0xEB, b"JP\0\1" + JPEG), b""),
    "thumbnail with an end in it": (THUMBNAIL, THUMBNAIL),
    "comment": (COMMENT, COMMENT),
    "colour profile": (PROFILE, PROFILE),
    "fill bytes": (b"\xff\xff\xff" + COMMENT, COMMENT),
}


@pytest.mark.parametrize(("inserted", "remaining"), SEGMENTS.values(), ids=SEGMENTS)
def test_hidden_images_in_segments_are_removed_and_the_rest_is_not(inserted, remaining):
    found = extract_first_image(JPEG[:2] + inserted + JPEG[2:] + JPEG)
    assert found == JPEG[:2] + remaining + JPEG[2:]
    assert Image.open(BytesIO(found)).tobytes() == Image.open(BytesIO(JPEG)).tobytes()


def test_box_before_the_data_of_an_avif_is_no_end_of_it():
    content = save(make_picture(), "AVIF")
    start = int.from_bytes(content[:4], "big")
    content = content[:start] + box(b"uuid", bytes(40)) + content[start:]
    assert extract_first_image(content + box(b"mpvd", bytes(40))) == content


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "image_format"), [("a.heic", "HEIF"), ("a.avif", "AVIF")])
def test_damaged_data_is_refused_in_words(name, image_format, editor_client):
    content = save(make_picture(), image_format)
    start = content.index(b"mdat") + 4
    response = upload(editor_client, name, content[:start] + bytes(len(content) - start))
    assert "not an image, or the file is damaged" in response["error_message"]


@pytest.mark.django_db
def test_transparent_photograph_of_a_phone_is_on_white(editor_client):
    assert upload(editor_client, "a.heic", save(Image.new("RGBA", SIZE, (0, 97, 95, 0)), "HEIF"))["success"]
    assert min(get_stored()[1].getpixel((9, 9))) > 250


@pytest.mark.django_db
def test_more_metadata_than_a_jpeg_can_hold_is_reduced(editor_client):
    exif = located()
    exif[ExifTags.Base.ImageDescription] = "x" * 70_000
    assert upload(editor_client, "a.heic", save(make_picture(), "HEIF", exif=exif))["success"]
    assert dict(get_stored()[1].getexif()) == {ExifTags.Base.Artist: "Jo"}
