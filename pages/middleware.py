"""Redirects paths of earlier sites, counts requests for pages that do not exist, provides the site of a request."""

import re
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.apps import apps
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.models import Site

from pages.models import NotFoundPath
from pages.page_cache.version import cached_per_version
from pages.selectors import listed_pages

# Looks like the path of a page: letters, digits and hyphens. Bots try paths with a file extension, such as .php.
PAGE_PATH = re.compile(r"^/[\w/-]*$", re.ASCII)
IGNORED_PREFIXES = (
    "/admin/", "/django-admin/", "/documents/", "/draft/", "/contact/sent/", "/contact/reply/", "/metrics",
)  # fmt: skip


class NotFoundMiddleware:
    """Records the path of each GET request for a page that ends in 404, so that editors can create redirects."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_missing = request.method == "GET" and response.status_code == HTTPStatus.NOT_FOUND
        if is_missing and PAGE_PATH.match(request.path) and not request.path.startswith(IGNORED_PREFIXES):
            with suppress(DatabaseError):  # the visitor gets the 404 page even if the count cannot be stored
                NotFoundPath.record(request.path)
        return response


# Paths of the organisation's earlier sites, with everything below them, and the page type nearest to each today.
OLD_PATHS = {
    "/about-care-city": "AboutPage",
    "/articles": "NewsIndexPage",
    "/community": "OpportunityIndexPage",
    "/news/updates": "NewsIndexPage",
    "/projects": "ProjectIndexPage",
    "/what-we-do": "FocusAreaIndexPage",
    "/your-blog": "NewsIndexPage",
}


class OldPathMiddleware:
    """Redirects a path of an earlier site that no page has, once the page nearest to it is listed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND and request.method in {"GET", "HEAD"}:
            return get_redirect(request) or response
        return response


def get_redirect(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect of an old path; a temporary one in a section that this site has too, where pages may come."""
    path = request.path.rstrip("/")
    name = next((name for old, name in OLD_PATHS.items() if path == old or path.startswith(f"{old}/")), None)
    page = listed_pages(apps.get_model("pages", name).objects.all()).first() if name else None
    url = page.get_url(request) if page else None
    if not url or url == request.path:
        return None
    return (HttpResponseRedirect if request.path.startswith(url) else HttpResponsePermanentRedirect)(url)


class SiteCacheMiddleware:
    """Gives Wagtail the site of the request from this process's memory, which saves one query per page.

    `Site.find_for_request` caches its result in `request._wagtail_site`; there is no public way to provide it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", ""), request.META.get("SERVER_PORT", "")
        with suppress(DatabaseError):  # the view reports that the database is down
            request._wagtail_site = cached_per_version(("site", *host), lambda: Site.find_for_request(request))  # type: ignore[attr-defined]  # see above
        return self.get_response(request)
