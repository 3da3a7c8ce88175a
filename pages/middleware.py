"""Counting requests for pages that do not exist, and providing the site of a request."""

import re
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from pages.models import BrokenLink
from pages.page_cache.version import cached_per_version

# Looks like the path of a page: letters, digits and hyphens. Bots try paths with a file extension, such as .php.
PAGE_PATH = re.compile(r"^/[\w/-]*$", re.ASCII)
IGNORED_PREFIXES = ("/admin/", "/django-admin/", "/documents/", "/contact/sent/", "/contact/reply/", "/metrics")


class BrokenLinkMiddleware:
    """Records the path of each GET request for a page that ends in 404, so that editors can create redirects."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_missing = request.method == "GET" and response.status_code == HTTPStatus.NOT_FOUND
        if is_missing and PAGE_PATH.match(request.path) and not request.path.startswith(IGNORED_PREFIXES):
            with suppress(DatabaseError):  # the visitor gets the 404 page even if the count cannot be stored
                BrokenLink.record(request.path)
        return response


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
