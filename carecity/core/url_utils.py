"""Local paths of URLs that visitors type or browsers send."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

MAX_PATH_LENGTH = 255  # characters
# Control characters, which no keyboard types and no database needs, and surrogates, which no database can store.
INVALID_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def local_path(text: str) -> str:
    """Return the path of a URL of this site, or an empty string for any other text."""
    try:
        url = urlsplit(single_line(text))
        is_elsewhere = url.netloc and not validate_host(url.hostname or "", settings.ALLOWED_HOSTS)
    except ValueError:
        return ""
    path = url.path
    is_local = path.startswith("/") and not path.startswith("//") and not is_elsewhere
    return path if is_local and len(path) <= MAX_PATH_LENGTH else ""


def single_line(text: str) -> str:
    """Return the text on one line, without invalid characters and with single spaces."""
    return INVALID_CHARACTERS.sub("", " ".join(text.split()))
