"""What a message is about, as far as the way to the form tells: a page of this site only, and a kind there is."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from .fields import on_one_line
from .models import Kind

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
    if kind_of_origin(request):  # the page with that link is hardly the one that the message is about
        return ""
    path = clean_path(request.headers.get("Referer", ""))
    return path if path != request.path else ""


def kind_of_origin(request):
    """Return the kind of message that a link such as `/contact/?kind=barrier` asks for, or an empty string."""
    asked = request.GET.get("kind", "")
    return asked if asked in Kind.values else ""
