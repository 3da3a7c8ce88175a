"""Slugs with which nobody could open a page: something else answers its URL, or the URL is too long."""

import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

MAX_URL_PATH_LENGTH = 255  # characters; a redirect from the URL, which Wagtail creates when a page moves, holds no more
TOO_LONG = f"The URL would have more than {MAX_URL_PATH_LENGTH} characters. Choose a shorter slug, here or further up."
# The feedback service has its URLs below that of the contact page.
SHARED = {"contact"}


def find_slug_problem(parent: Page, slug: str) -> str:
    """Return a sentence that says why a page with this slug below `parent` has no URL; empty if it has one."""
    if slug in getattr(parent, "reserved_slugs", ()):
        return f"The list itself uses the URL of the slug “{slug}”. Choose another slug."
    if len(f"{parent.url_path}{slug}/") > MAX_URL_PATH_LENGTH:
        return TOO_LONG
    if parent.sites_rooted_here.exists() and slug in get_reserved_segments():
        return f"The site itself uses the URL /{slug}/. Choose another slug."
    return ""


@cache
def get_reserved_segments() -> frozenset[str]:
    """Return the first parts of the paths that are not for pages: of other routes and of files."""
    paths = [*iter_routes(get_resolver().url_patterns), settings.STATIC_URL, settings.MEDIA_URL]
    matches = (re.match(r"[/^]*([\w-]+)", path) for path in paths)
    return frozenset(match[1] for match in matches if match) - SHARED


def iter_routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the beginning of the path of each route."""
    for each in patterns:
        if isinstance(each, URLResolver) and not str(each.pattern).strip("^"):
            yield from iter_routes(each.url_patterns)
        else:
            yield str(each.pattern)
