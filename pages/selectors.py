"""What a visitor may see of a query: published pages that are not private, nor below a private one."""

from operator import attrgetter

from django.apps import apps
from django.core.cache import cache
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import PageViewRestriction, get_page_models

from pages.initial_content.files import read_table
from pages.page_cache.memoize import kept


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


def contact_page(request):
    """Return the contact page that visitors can see, or None."""
    if not hasattr(request, "_contact_page"):
        request._contact_page = kept(
            "contact page", lambda: for_visitors(apps.get_model("pages.ContactPage").objects.all(), request).first()
        )
    return request._contact_page


def pages_to_review(user=None):
    """Return the pages whose review is due, longest due first; those of one person if `user` is given."""
    due = []
    for model in (model for model in get_page_models() if hasattr(model, "review_on")):
        pages = model.objects.filter(review_on__lte=timezone.localdate()).select_related("reviewer")
        due += pages.filter(reviewer=user) if user else pages
    return sorted(due, key=attrgetter("review_on", "title"))


def parts_of(page):
    """Return every block of every text of a page, those of one text after those of the other."""
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [part for stream in streams for part in stream]


NUMBER, PLACE = "telephone", "form_place"
FIRST_PLACE = "/contact/"  # where the starting content puts the form


def remember_telephone(number, place):
    """Remember both in this process, each time the form is shown."""
    cache.set_many({NUMBER: number, PLACE: place}, timeout=None)


def last_known_telephone():
    """Return the number as it was last seen, or as the starting content has it."""
    return cache.get(NUMBER) or read_table("settings")["telephone"]


def is_place_of_form(path):
    """Tell whether the form was last seen under this path."""
    return path == cache.get(PLACE, FIRST_PLACE)
