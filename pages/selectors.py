"""Queries that models, blocks, template tags and views of this app share.

Models and blocks import this module, so it finds page models in Django's registry instead of importing them.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.core.cache import caches
from django.db.models import Prefetch
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet

from pages.initial_content.files import read_table
from pages.page_cache.version import cached_per_version

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest

    from pages.models import BasePage, ContactPage, FocusAreaPage, PublicAnswer, SuccessPage

Pages = TypeVar("Pages", bound=PageQuerySet)

TELEPHONE_KEY, CONTACT_PATH_KEY = "telephone", "form_place"
MAX_PUBLIC_ANSWERS = 6
DEFAULT_CONTACT_PATH = "/contact/"  # where the initial content creates the contact page


def public_pages(pages: Pages) -> Pages:
    """Return the pages of a queryset that are published and neither private nor below a private page.

    Wagtail's own `.public()` queries the view restrictions again for each queryset.
    """
    pages = pages.live()
    for path in private_paths():
        pages = pages.exclude(path__startswith=path)
    return pages


def private_paths() -> list[str]:
    """Return the tree path of each page with a view restriction; every page below it is private too."""
    return cached_per_version(
        "private paths", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True))
    )


def contact_page() -> ContactPage | None:
    """Return the public contact page. The instance is shared: do not change it."""
    return cached_per_version("contact page", lambda: _first_public("ContactPage"))


def contact_url(request: HttpRequest) -> str:
    """Return the URL of the public contact page; empty without one, or if it is outside the request's site."""
    page = contact_page()
    return (page.get_url(request) or "") if page else ""


def success_page() -> SuccessPage | None:
    """Return the public success page. The instance is shared: do not change it."""
    return cached_per_version("success page", lambda: _first_public("SuccessPage"))


def focus_areas() -> list[FocusAreaPage]:
    """Return the public focus areas in tree order, with their key figures. The instances are shared, as above."""
    return cached_per_version("focus areas", _focus_areas_with_figures)


def public_answers() -> list[PublicAnswer]:
    """Return the newest published answers to feedback. The instances are shared, as above."""
    answers = _page_model("PublicAnswer").objects.published().select_related("theme")
    return cached_per_version("public answers", lambda: list(answers[:MAX_PUBLIC_ANSWERS]))


def _focus_areas_with_figures() -> list[FocusAreaPage]:
    pages = _page_model("FocusAreaPage").objects.order_by("path")
    figures = _page_model("FocusAreaFigure").objects.select_related("figure")
    return list(public_pages(pages).prefetch_related(Prefetch("figures", figures)))


def _first_public(model_name: str) -> Any:
    return public_pages(_page_model(model_name).objects.all()).first()


def _page_model(name: str) -> Any:
    return apps.get_model("pages", name)


def pages_to_review(user: User | None = None) -> list[BasePage]:
    """Return the pages whose review is due, longest due first; only those that `user` reviews if given."""
    due: list[BasePage] = []
    for model in (model for model in get_page_models() if hasattr(model, "review_on")):
        pages = model.objects.filter(review_on__lte=timezone.localdate()).select_related("reviewer")
        due += pages.filter(reviewer=user) if user else pages
    return sorted(due, key=attrgetter("review_on", "title"))


def iter_blocks(page: Page) -> Iterator[StreamValue.StreamChild]:
    """Yield the top-level blocks of every StreamField of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from getattr(page, field.name)


def remember_contact_details(telephone: str, path: str) -> None:
    """Store the telephone number and the contact page's path in this process, for error pages that cannot query."""
    caches["process"].set_many({TELEPHONE_KEY: telephone, CONTACT_PATH_KEY: path}, timeout=None)


def get_telephone() -> str:
    """Return the telephone number of the default site; empty without one."""
    settings = _page_model("SiteSettings").objects.filter(site__is_default_site=True).first()
    return settings.telephone if settings else ""


def last_known_telephone() -> str:
    """Return the telephone number last seen by this process, or the one in the initial content."""
    return caches["process"].get(TELEPHONE_KEY) or read_table("settings")["telephone"]


def is_contact_path(path: str) -> bool:
    """Return whether the contact form was last shown at this path."""
    return path == caches["process"].get(CONTACT_PATH_KEY, DEFAULT_CONTACT_PATH)
