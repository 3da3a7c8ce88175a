"""Names of files: those of documents harmless wherever they are saved later, those of pictures never used twice."""

import re
from hashlib import blake2b
from pathlib import PurePath, PurePosixPath

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

LONGEST = 60  # characters, without the ending
# What Windows takes for a device, whatever the ending.
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")

HASH = re.compile(r"\.[0-9a-f]{10}(?=\.|$)")  # with its dot: part of a name
HASHED = re.compile(HASH.pattern + r"\.\w+$")
YEAR, HOUR = 365 * 24 * 3600, 3600  # seconds


def safe_name(name):
    """Return the name in lower-case letters, digits and hyphens, with its last ending and no other."""
    path = PurePath(name)
    stem = slugify(string_to_ascii(path.stem.replace(".", "-")))[:LONGEST].strip("-_") or "document"
    return (f"file-{stem}" if DEVICE.fullmatch(stem) else stem) + path.suffix.lower()


def hashed_name(name, content, longest=None):
    """Return the name, shortened where it must be, with a hash of the content before its ending.

    The hash of what a picture was made from goes: its name is that of the original.
    """
    path, digest = PurePosixPath(name), blake2b(digest_size=5)
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    end = f".{digest.hexdigest()}{path.suffix}"
    room = longest and longest - len(str(path.with_name(end)))
    return str(path.with_name(HASH.sub("", path.stem)[:room] + end))


def caching(name):
    """Return how long others may keep a picture: a name with a hash stands for one content only, older ones may not."""
    return f"public, max-age={YEAR}, immutable" if HASHED.search(name) else f"public, max-age={HOUR}"
