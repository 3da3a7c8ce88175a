"""What is inside the image files that editors upload.

Photographs of phones become JPEG. Where they were taken, and what follows the first image in the file, is removed.
"""

import re
import struct
from io import BytesIO
from typing import Any

from django.core.files import File
from PIL import ExifTags, Image

# An image is only encoded again if that is needed; these options lose nothing, or as little as the format allows.
SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": "keep"},
    "PNG": {},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 95},
}
JPEG_OPTIONS = {"quality": 92}  # for photographs in other formats: HEIC, which Willow lets Pillow read
# What Pillow and its plugins raise for damaged files.
IMAGE_ERRORS = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, TypeError, struct.error)
ANIMATED_FORMATS = {"PNG", "WEBP", "AVIF"}
MAX_EXIF_SIZE = 65_000  # bytes: a segment of a JPEG holds 65,535
KEPT_OF_LARGE_EXIF = (ExifTags.Base.Orientation, ExifTags.Base.Artist, ExifTags.Base.Copyright)

MARKER, START_OF_SCAN, END_OF_IMAGE = 0xFF, 0xDA, 0xD9
# What phones hide in segments, by the segments' markers: an image, a list of further images, and signed thumbnails.
REMOVED_SEGMENTS = {0xE1: b"http://ns.adobe.com/xmp/extension/\0", 0xE2: b"MPF\0", 0xEB: b"JP"}
# In the data of a JPEG, 0xFF is followed by zero or the number of a restart; a segment begins where it is not.
NEXT_SEGMENT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
PNG_SIGNATURE, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
AVIF_BOXES = {b"meta", b"mdat", b"free", b"skip"}


def clean_image(file: File) -> bytes | None:
    """Return the content that is stored instead of an image file; None if the file can stay as it is.

    The result is a JPEG if browsers do not know the format, and has eight bits for each colour. Raises `IMAGE_ERRORS`
    for damaged files.
    """
    file.seek(0)
    original = file.read()
    file.seek(0)
    content = extract_first_image(original)
    image = Image.open(BytesIO(content))
    image.load()
    exif, xmp = image.getexif(), image.info.get("xmp") or b""  # both can contain coordinates
    xmp = xmp.encode() if isinstance(xmp, str) else xmp
    has_location = ExifTags.IFD.GPSInfo in exif or b"GPS" in xmp
    image_format = image.format or ""
    has_eight_bits = not image.mode.startswith("I;16")
    if image_format in SAVE_OPTIONS and has_eight_bits and not has_location:
        return content if content != original else None
    image.info.pop("xmp", None)
    metadata = {"exif": _clean_exif(exif), "icc_profile": image.info.get("icc_profile")}
    # Pillow's own conversion turns everything but the darkest greys white.
    pixels = image if has_eight_bits else image.point(lambda value: value * (1 / 257)).convert("L")
    saved = BytesIO()
    if image_format in SAVE_OPTIONS:
        pixels.save(saved, image_format, **metadata, **SAVE_OPTIONS[image_format])
    else:
        _flatten(pixels).save(saved, "JPEG", **metadata, **JPEG_OPTIONS)
    return saved.getvalue()


def is_animated(file: File) -> bool:
    """Return whether browsers would show several images, which visitors could not stop; False for a damaged file."""
    try:
        image = Image.open(file)
        return image.format in ANIMATED_FORMATS and getattr(image, "is_animated", False)
    except (*IMAGE_ERRORS, Image.DecompressionBombError):
        return False
    finally:
        file.seek(0)


def _clean_exif(exif: Image.Exif) -> Image.Exif:
    """Remove the coordinates, and all but the essential of what a JPEG could not hold."""
    exif.pop(ExifTags.IFD.GPSInfo, None)
    if len(exif.tobytes()) <= MAX_EXIF_SIZE:
        return exif
    small = Image.Exif()
    for tag in KEPT_OF_LARGE_EXIF:
        if tag in exif:
            small[tag] = exif[tag]
    return small


def _flatten(image: Image.Image) -> Image.Image:
    """Return the image on white where it is transparent."""
    if "A" not in image.mode:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def extract_first_image(content: bytes) -> bytes:
    """Return a file without what follows its first image: further images, a video of the moment, a depth map.

    Phones append them, each with metadata of its own. HEIC, which is converted, is returned as it is.
    """
    if content.startswith(b"\xff\xd8"):
        return _extract_first_jpeg(content)
    if content.startswith(PNG_SIGNATURE):
        return content[: _find_end_of_png(content)]
    if content.startswith(b"RIFF"):
        return content[: 8 + int.from_bytes(content[4:8], "little")]
    if content[4:12] == b"ftypavif":
        return content[: _find_end_of_avif(content)]
    return content


def _extract_first_jpeg(content: bytes) -> bytes:
    """Return the first image without the segments of `REMOVED_SEGMENTS` (ITU T.81, B.1; CIPA DC-007, 5)."""
    parts, position = [content[:2]], 2
    while position + 4 <= len(content) and content[position] == MARKER:
        marker = content[position + 1]
        if marker == MARKER:  # any number of them may precede a marker
            position += 1
            continue
        if marker == END_OF_IMAGE:
            break
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        if marker == START_OF_SCAN:
            following = NEXT_SEGMENT.search(content, end)
            end = following.start() if following else len(content)
        if marker not in REMOVED_SEGMENTS or not content.startswith(REMOVED_SEGMENTS[marker], position + 4):
            parts.append(content[position:end])
        position = end
    if content[position : position + 2] != bytes([MARKER, END_OF_IMAGE]):
        return content  # not as the standard says: Pillow decides whether it is an image
    return b"".join(parts) + content[position : position + 2]


def _find_end_of_png(content: bytes) -> int:
    """Return where the last chunk ends: each has its length, a name, data and a checksum (ISO/IEC 15948, 5.3)."""
    position = len(PNG_SIGNATURE)
    while position + 12 <= len(content):
        name = content[position + 4 : position + 8]
        position += 12 + int.from_bytes(content[position : position + 4], "big")
        if name == PNG_END:
            return position
    return len(content)


def _find_end_of_avif(content: bytes) -> int:
    """Return where the boxes of the image end: each has its length and a name (ISO/IEC 14496-12, 4.2)."""
    position, has_data = 0, False
    while name := content[position + 4 : position + 8]:
        if has_data and name not in AVIF_BOXES:
            return position
        has_data = has_data or name == b"mdat"
        length = int.from_bytes(content[position : position + 4], "big")
        if length < 8:  # noqa: PLR2004 - up to the end of the file, or in 64 bits
            return len(content)
        position += length
    return len(content) if position > len(content) or not has_data else position
