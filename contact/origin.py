"""What a message is about, as far as the way to the form tells: a page of this site only, and a kind there is."""

from carecity.core.url_utils import local_path

from .models import Kind


def page_of_origin(request):
    """Return the path of the page that the visitor wants to write about, or came from."""
    if asked := request.GET.get("page", ""):
        return local_path(asked)
    if kind_of_origin(request):  # the page with that link is hardly the one that the message is about
        return ""
    path = local_path(request.headers.get("Referer", ""))
    return path if path != request.path else ""


def kind_of_origin(request):
    """Return the kind of message that a link such as `/contact/?kind=barrier` asks for, or an empty string."""
    asked = request.GET.get("kind", "")
    return asked if asked in Kind.values else ""
