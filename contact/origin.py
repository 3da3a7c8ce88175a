"""The page of the site that a message is about: a path, and of this site only."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from .fields import on_one_line

LIMIT = 255  # characters


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


def page_of_origin(request):
    """Return the path of the page that the visitor wants to write about, or came from."""
    if asked := request.GET.get("page", ""):
        return clean_path(asked)
    path = clean_path(request.headers.get("Referer", ""))
    return path if path != request.path else ""
