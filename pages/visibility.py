"""What a visitor may see of a query: published pages that are not private, nor below a private one."""

from wagtail.models import PageViewRestriction

from pages.page_cache.kept import kept


def for_visitors(pages, request):
    """Return the published, public ones of a page query.

    Wagtail's own `.public()` asks for the restrictions again for each query; this asks once a request.
    """
    pages = pages.live()
    for path in _private_paths(request):
        pages = pages.exclude(path__startswith=path)
    return pages


def private_paths():
    """Return the path of each page that is private, and with it all below."""
    return kept("private paths", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True)))


def _private_paths(request):
    if hasattr(request, "_private_paths"):
        return request._private_paths
    paths = private_paths()
    if request is not None:  # a block's preview has none
        request._private_paths = paths
    return paths
