"""Names of files, made harmless for every system that they are saved on later."""

import re
from pathlib import PurePath

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

LONGEST = 60  # characters, without the ending
# What Windows takes for a device, whatever the ending.
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def safe_name(name):
    """Return the name in lower-case letters, digits and hyphens, with its last ending and no other."""
    path = PurePath(name)
    stem = slugify(string_to_ascii(path.stem.replace(".", "-")))[:LONGEST].strip("-_") or "document"
    return (f"file-{stem}" if DEVICE.fullmatch(stem) else stem) + path.suffix.lower()
