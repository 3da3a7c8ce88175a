"""Counting the addresses that visitors asked for in vain, so that editors can lead them on."""

import re
from collections.abc import Callable
from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from pages.models.broken_links import MissedAddress
from pages.page_cache.memoize import cached_per_version

# Like the address of a page: words, and no ending such as .php, which is what robots try.
LIKE_A_PAGE = re.compile(r"^/[\w/-]*$", re.ASCII)
NOT_OURS = ("/admin/", "/django-admin/", "/documents/", "/contact/sent/", "/metrics")


def count_missed_addresses(get_response):
    """Return a middleware that counts answers of 404 to visitors who came for a page."""

    def answer(request):
        response = get_response(request)
        wanted = request.method == "GET" and response.status_code == 404  # noqa: PLR2004 - not found
        if wanted and LIKE_A_PAGE.match(request.path) and not request.path.startswith(NOT_OURS):
            with suppress(DatabaseError):  # the answer matters more than the count
                MissedAddress.note(request.path)
        return response

    return answer


class SiteCacheMiddleware:
    """Gives Wagtail the site of the request from this process's memory, which saves one query per page.

    `Site.find_for_request` caches its result in `request._wagtail_site`; there is no public way to provide it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", ""), request.META.get("SERVER_PORT", "")
        with suppress(DatabaseError):  # the view reports that the database is down
            request._wagtail_site = cached_per_version(("site", *host), lambda: Site.find_for_request(request))  # type: ignore[attr-defined]
        return self.get_response(request)
