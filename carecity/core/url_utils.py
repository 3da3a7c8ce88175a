"""Local paths of URLs."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

LIMIT = 255  # characters
# Control characters, which no keyboard types and no database needs, and halves of characters, which none can store.
DROPPED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_path(text):
    """Return the path of an address on this site as people type or browsers send it, or an empty string."""
    try:
        address = urlsplit(on_one_line(text))
        elsewhere = address.netloc and not validate_host(address.hostname or "", settings.ALLOWED_HOSTS)
    except ValueError:
        return ""
    path = address.path
    ours = path.startswith("/") and not path.startswith("//") and not elsewhere
    return path if ours and len(path) <= LIMIT else ""


def on_one_line(text):
    """Return the text on one line, without the characters that nobody can have meant to type."""
    return DROPPED.sub("", " ".join(text.split()))
