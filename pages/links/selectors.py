"""Which links are broken: those to pages that visitors cannot see, and those to URLs that are not found any more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, Site
from wagtail.permissions import page_permission_policy

from pages.middleware import OLD_PATHS
from pages.models import LinkCheck
from pages.models.links import MAX_URL_BYTES
from pages.page_cache.version import cached_per_version
from pages.selectors import private_paths

from .references import DOCUMENT, PAGE, Link, iter_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import User

DELETED, NOT_PUBLISHED, PRIVATE = "deleted", "not published", "private"
NO_PAGE = "no page has this path"


@dataclass
class BrokenLink:
    """A link for the report. `source` and `edit_url` are set for those that are shown."""

    link: Link
    target: str
    reason: str
    source: Any = None
    edit_url: str = ""

    @property
    def title(self) -> str:
        """The title of the page or record, or the name of the settings."""
        is_named = isinstance(self.source, Page) or not hasattr(self.source, "site_id")
        return str(self.source) if is_named else capfirst(self.source._meta.verbose_name)

    @property
    def text(self) -> str:
        return self.link.text


class ScannedLinks(NamedTuple):
    """The links of the site: the broken ones among those within it, and those that leave it, by URL."""

    broken: list[BrokenLink]
    outside: dict[str, list[Link]]


def get_scanned_links() -> ScannedLinks:
    """Return the links in what is published now. They are read again after a change that visitors can see."""
    return cached_per_version("links", scan_links)


def scan_links() -> ScannedLinks:
    """Read all links and find those within the site that are broken."""
    inside = SiteTargets()
    broken: list[BrokenLink] = []
    outside: dict[str, list[Link]] = {}
    for link in iter_links():
        url = get_outside_url(link, inside.hosts)
        if url:
            outside.setdefault(url, []).append(link)
        elif problem := inside.find_problem(link):
            broken.append(BrokenLink(link, *problem))
    return ScannedLinks(broken, outside)


def get_outside_url(link: Link, own_hosts: set[str]) -> str:
    """Return the URL that a link outside the site requests, without its fragment; empty for other links."""
    if not isinstance(link.target, str):
        return ""
    try:
        parts = urlsplit(link.target)
        is_outside = parts.scheme.lower() in {"http", "https"} and parts.hostname and parts.hostname not in own_hosts
    except ValueError:  # of an IPv6 address or a port that cannot be read
        return ""
    url = urldefrag(link.target.strip()).url
    return url if is_outside and len(url.encode()) <= MAX_URL_BYTES else ""


class SiteTargets:
    """The pages, documents and paths of the site that links can name, read with a handful of queries."""

    def __init__(self) -> None:
        documents = get_document_model().objects.values_list("pk", "title", "collection__path")
        restrictions = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
        self.pages = {pk: row for pk, *row in Page.objects.values_list("pk", "title", "path", "live")}
        self.documents = {pk: row for pk, *row in documents}
        self.private_collections = tuple(restrictions)
        self.private_paths = private_paths()
        default_hosts = Site.objects.filter(is_default_site=True).values_list("hostname", flat=True)
        self.hosts = {*default_hosts, str(urlsplit(settings.SITE_URL).hostname)}
        self.known_paths: dict[str, int | bool | None] = {}

    def find_problem(self, link: Link) -> tuple[str, str] | None:
        """Return the target of a broken link in words, and why it is broken; None if visitors can follow it."""
        if link.kind == PAGE:
            return self._find_problem_of_page(link, link.target)
        if link.kind == DOCUMENT:
            title, path = self.documents.get(link.target, (f"document {link.target}", ""))
            reason = PRIVATE if path.startswith(self.private_collections or ("-",)) else "" if path else DELETED
            return (title, reason) if reason else None
        return self._find_problem_of_path(link)

    def _find_problem_of_page(self, link: Link, pk: Any) -> tuple[str, str] | None:
        title, path, is_live = self.pages.get(pk, (f"page {pk}", "", False))
        if not path or not is_live:
            return title, NOT_PUBLISHED if path else DELETED
        # From within a private section, its visitors can follow the link.
        source = self.pages[link.source_pk][1] if issubclass(link.source_model, Page) else ""
        is_private = any(path.startswith(each) and not source.startswith(each) for each in self.private_paths)
        return (title, PRIVATE) if is_private else None

    def _find_problem_of_path(self, link: Link) -> tuple[str, str] | None:
        try:
            parts = urlsplit(str(link.target))
        except ValueError:
            return str(link.target), NO_PAGE
        is_own = parts.hostname in self.hosts if parts.hostname else not parts.scheme
        if not is_own or not parts.path.startswith("/"):  # mailto:, tel:, or a place on the same page
            return None
        if parts.path not in self.known_paths:
            self.known_paths[parts.path] = find_page(parts.path)
        found = self.known_paths[parts.path]
        if found is None:
            return str(link.target), NO_PAGE
        return None if found is True else self._find_problem_of_page(link, found)


def find_page(path: str) -> int | bool | None:
    """Return the primary key of the page at a path; True if something else responds there, None if nothing does."""
    path = unquote(path)
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    path = path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    if match and match.url_name != "wagtail_serve":
        return True
    site = Site.objects.filter(is_default_site=True).first()
    with suppress(Http404):
        if match and site:
            return site.root_page.specific.route(HttpRequest(), [part for part in path.split("/") if part])[0].pk
    is_redirected = Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
    is_old = any(path.rstrip("/") == old or path.startswith(f"{old}/") for old in OLD_PATHS)
    return True if is_redirected or is_old else None


def iter_broken_links() -> Iterator[BrokenLink]:
    """Yield the broken links: one query, unless the links have to be read."""
    links = get_scanned_links()
    yield from map(replace, links.broken)  # copies: the originals are shared between requests
    for url, check in LinkCheck.objects.get_broken().items():
        since = date_format(check.failed_on, "j F Y") if check.failed_on else ""
        for link in links.outside.get(url, ()):
            yield BrokenLink(link, str(link.target), f"not found ({check.status}) since {since}")


def find_broken_links() -> list[BrokenLink]:
    """Return the broken links with what they are in, by title: another query for each model of these."""
    found = list(iter_broken_links())
    pks: dict[type[Model], set[int]] = {}
    for broken in found:
        pks.setdefault(get_base_model(broken.link), set()).add(broken.link.source_pk)
    sources = {model: model._default_manager.in_bulk(keys) for model, keys in pks.items()}
    for broken in found:
        broken.source = sources[get_base_model(broken.link)].get(broken.link.source_pk)
    return sorted((broken for broken in found if broken.source), key=lambda broken: (broken.title, broken.text))


def get_base_model(link: Link) -> type[Model]:
    return Page if issubclass(link.source_model, Page) else link.source_model


def count_broken_links(user: User) -> int:
    """Return how many broken links the user may correct: two queries, unless the links have to be read."""
    found = list(iter_broken_links())
    in_pages = [broken.link.source_pk for broken in found if get_base_model(broken.link) is Page]
    editable = (
        page_permission_policy.instances_user_has_permission_for(user, "change") if in_pages else Page.objects.none()
    )
    pks = set(editable.filter(pk__in=in_pages).values_list("pk", flat=True))
    others = [broken.link.source_model._meta for broken in found if get_base_model(broken.link) is not Page]
    return sum(pk in pks for pk in in_pages) + sum(
        user.has_perm(f"{meta.app_label}.change_{meta.model_name}") for meta in others
    )
