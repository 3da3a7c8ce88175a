"""Queries that models, blocks, template tags and views of this app share.

Models and blocks import this module, so it finds page models in Django's registry instead of importing them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import attrgetter, or_
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.apps import apps
from django.core.cache import caches
from django.db.models import Exists, OuterRef, Prefetch, Q, Value
from django.utils import timezone
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet

from pages.initial_content.files import read_table
from pages.languages import EASY_READ, ENGLISH, Language, get_language, get_version_name
from pages.media.renditions import prefetch_renditions
from pages.page_cache.version import cached_per_version

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import User
    from django.http import HttpRequest

    from pages.models import BasePage, ContactPage, FocusAreaPage, KeyFigure, NewsPage, PublicAnswer, SuccessPage

Pages = TypeVar("Pages", bound=PageQuerySet)
Item = TypeVar("Item", bound=Page)

TELEPHONE_KEY, CONTACT_PATH_KEY = "telephone", "form_place"
MAX_PUBLIC_ANSWERS = 6
MAX_LATEST = 3
# What a listing block shows: the name that content stores, and the label that editors read.
LISTINGS = {
    "projects": "Projects",
    "news": "News",
    "opportunities": "Open opportunities",
    "team": "People of the team",
    "board": "People of the board",
    "advisers": "Advisers",
    "partners": "Partners",
}
ITEMS = {"projects": "ProjectPage", "news": "NewsPage", "opportunities": "OpportunityPage"}
PEOPLE = {"team": "team", "board": "board", "advisers": "adviser"}
MAX_IN_OUTLINE = 10
DEFAULT_CONTACT_PATH = "/contact/"  # where the initial content creates the contact page


def public_pages(pages: Pages) -> Pages:
    """Return the pages of a queryset that are published and neither private nor below a private page.

    Wagtail's own `.public()` queries the view restrictions again for each queryset.
    """
    pages = pages.live()
    for path in private_paths():
        pages = pages.exclude(path__startswith=path)
    return pages


def listed_pages(pages: Pages) -> Pages:
    """Return the public pages of a queryset without index pages that have nothing to list."""
    return public_pages(pages).exclude(pk__in=empty_index_pages())


def empty_index_pages() -> list[int]:
    """Return the primary keys of index pages without a public child. Nothing on the site links to them."""
    return [pk for pk, version, is_empty in _pages_with_state() if is_empty and version is None]


def has_items() -> bool:
    """Return whether any index page has a public child: without one, no page needs a query for items."""
    return any(version is None and not is_empty for _, version, is_empty in _pages_with_state())


def _pages_with_state() -> list[tuple[int, str | None, bool]]:
    """Return (pk, version, whether it has no public child) of index pages, which are no version, and of versions.

    Both in one query, because every page needs it.
    """
    return cached_per_version("pages with state", _query_pages_with_state)


def _query_pages_with_state() -> list[tuple[int, str | None, bool]]:
    child = public_pages(Page.objects.filter(path__startswith=OuterRef("path"), depth=OuterRef("depth") + 1))
    versions = _page_model("StandardPage").objects.filter(version__gt="")
    pages = Page.objects.filter(_is_index() | Q(pk__in=versions.order_by().values("pk")))
    return list(pages.annotate(is_empty=~Exists(child)).values_list("pk", "standardpage__version", "is_empty"))


def _is_index() -> Q:
    # Subqueries and no joins, of which PostgreSQL would estimate so many rows that it compiles the query (JIT).
    models = [model for model in get_page_models() if hasattr(model, "reserved_slugs")]
    return reduce(or_, (Q(pk__in=model.objects.order_by().values("pk")) for model in models))


def index_pages() -> PageQuerySet:
    """Return the pages that list their children."""
    return Page.objects.filter(_is_index())


class PageVersion(NamedTuple):
    """A page that exists in several versions, or one of these, with its name for visitors."""

    page: Page
    name: str
    language: Language
    is_easy_read: bool = False


def get_version(page: Page) -> str:
    """Return which version of another page a page is: "easy-read", the code of a language, or empty."""
    return _versions().get(page.pk, "") if type(page) is Page else getattr(page, "version", "")


def is_in_english(page: Page) -> bool:
    """Return whether a page is in English; Easy Read is."""
    return get_language(get_version(page)) == ENGLISH


def _versions() -> dict[int, str]:
    return {pk: version for pk, version, _ in _pages_with_state() if version}


def versions_of(page: Page) -> list[PageVersion]:
    """Return the original and all its versions, if the page is one of them; empty unless the original is public.

    Only public versions. The instances are shared, as below.
    """
    if not _versions():  # so that most sites need no query
        return []
    groups = cached_per_version("versions", _group_versions)
    return groups.get(getattr(page, "version_of_id", None) or page.pk, [])


def _group_versions() -> dict[int, list[PageVersion]]:
    """Return the public versions by the primary key of their original, which is the first of them."""
    pages = _page_model("StandardPage").objects.filter(version__gt="", alias_of=None).exclude(version_of=None)
    unlisted = {*_versions(), *empty_index_pages()}
    groups: dict[int, list[PageVersion]] = {}
    found = [
        PageVersion(page, get_version_name(page.version), get_language(page.version), page.version == EASY_READ)
        for page in public_pages(pages).select_related("version_of")
    ]
    for each in sorted(found, key=lambda each: (not each.is_easy_read, each.language.name)):
        original = each.page.version_of
        is_private = any(original.path.startswith(path) for path in private_paths())
        if original.live and not is_private and original.pk not in unlisted:
            groups.setdefault(original.pk, [PageVersion(original, ENGLISH.name, ENGLISH)]).append(each)
    return groups


def page_outline(home: Page) -> list[Page]:
    """Return the listed pages below the home page in tree order; of an index page, only its first children."""
    pages = listed_pages(Page.objects.descendant_of(home))
    indexes = {page.pk: page for page in pages.filter(pk__in=index_pages()).specific()}
    for page in indexes.values():
        pages = pages.exclude(path__startswith=page.path, depth__gt=page.depth)
    outline: list[Page] = []
    for page in pages.order_by("path").specific():
        outline += [page, *(indexes[page.pk].get_newest()[:MAX_IN_OUTLINE] if page.pk in indexes else [])]
    return outline


def boroughs_with_projects() -> tuple[Page | None, set[str]]:
    """Return the public list of projects, and the slugs of the boroughs that have public projects."""
    return cached_per_version("boroughs with projects", _boroughs_with_projects) if has_items() else (None, set())


def _boroughs_with_projects() -> tuple[Page | None, set[str]]:
    projects = public_pages(_page_model("ProjectPage").objects.all())
    boroughs = _page_model("Borough").objects.filter(projects__in=projects)
    return _first_public("ProjectIndexPage"), {borough.slug for borough in boroughs}


def live_figures(figures: Iterable[KeyFigure | None]) -> list[KeyFigure]:
    """Return the figures that visitors may see: neither drafts nor None, which a block has for a deleted one."""
    return [figure for figure in figures if figure and figure.live]


def public_related(manager: Any) -> list[Any]:
    """Return the public pages of a relation in tree order; of an unsaved page too, as in previews."""
    pks = [page.pk for page in manager.all()]
    return list(public_pages(manager.model.objects.filter(pk__in=pks)).order_by("path")) if pks else []


def with_images(items: list[Item]) -> list[Item]:
    """Return the items, after fetching the renditions of all their images with one query."""
    prefetch_renditions([getattr(item, "image", None) for item in items])
    return items


def latest_news() -> list[NewsPage]:
    """Return the newest public news with their images. The instances are shared, as below."""
    if not has_items():
        return []
    news = _page_model("NewsPage").objects.for_cards()
    return cached_per_version("latest news", lambda: with_images(list(news[:MAX_LATEST])))


def get_listing(what: str, focus_area: Page | None = None, limit: int | None = None) -> list[Any]:
    """Return what a listing block shows, with all that its template needs: one of `LISTINGS`."""
    if what in PEOPLE:
        people = _page_model("Person").objects.current().filter(group=PEOPLE[what]).select_related("photo")
        return _with_renditions(list(people[:limit]), "photo")
    if what == "partners":
        return _with_renditions(_partners_with_projects(limit), "logo")
    pages = _page_model(ITEMS[what]).objects.all()
    if focus_area:
        pages = pages.filter(focus_areas=focus_area.pk)
    pages = public_pages(pages.open()) if what == "opportunities" else pages.for_cards()
    return with_images(list(pages[:limit]))


def _partners_with_projects(limit: int | None) -> list[Any]:
    """Return partners, each with the public projects that it has a role in, as `projects`."""
    partners = list(_page_model("Partner").objects.select_related("logo")[:limit])
    projects = _page_model("ProjectPage").objects.in_order().filter(partners__partner__in=partners).defer("body")
    projects = {page.pk: page for page in public_pages(projects)}
    roles = _page_model("ProjectPartner").objects.filter(partner__in=partners).values_list("partner", "page")
    pairs = set(roles)
    for partner in partners:
        partner.projects = [page for pk, page in projects.items() if (partner.pk, pk) in pairs]
    return partners


def _with_renditions(records: list[Any], name: str) -> list[Any]:
    prefetch_renditions([getattr(record, name) for record in records])
    return records


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
    pages = _page_model("FocusAreaPage").objects.order_by("path").select_related("image")
    figures = _page_model("FocusAreaFigure").objects.select_related("figure")
    areas = list(public_pages(pages).prefetch_related(Prefetch("figures", figures)))
    if any(area.image for area in areas):
        with_images(areas)
        for area in areas:
            area.is_illustrated = True
    return areas


def _first_public(model_name: str) -> Any:
    return public_pages(_page_model(model_name).objects.all()).first()


def _page_model(name: str) -> Any:
    return apps.get_model("pages", name)


def pages_to_review(user: User | None = None) -> list[BasePage]:
    """Return the pages whose review is due, longest due first; only those that `user` reviews if given."""
    today = timezone.localdate()
    found = cached_per_version(("pages to review", today), lambda: _find_pages_to_review(today))
    pages = [page for model, pks in found for page in model.objects.filter(pk__in=pks).select_related("reviewer")]
    reviewed = [page for page in pages if user is None or page.reviewer == user]
    return sorted(reviewed, key=attrgetter("review_on", "title"))


def _find_pages_to_review(day: date) -> list[tuple[type[BasePage], list[int]]]:
    """Return the page types with a page that is due, and the primary keys of these pages."""
    models = [model for model in get_page_models() if hasattr(model, "review_on")]
    first, *others = (
        model.objects.filter(review_on__lte=day).order_by().values_list(Value(number), "pk")
        for number, model in enumerate(models)
    )
    pks = defaultdict(list)
    for number, pk in first.union(*others, all=True):  # one query: mostly, no page is due
        pks[models[number]].append(pk)
    return list(pks.items())


def iter_blocks(page: Page) -> Iterator[StreamValue.StreamChild]:
    """Yield the top-level blocks of every StreamField of a page, and those in lists among them."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                yield block
                if isinstance(block.value, ListValue):
                    yield from block.value.bound_blocks


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
