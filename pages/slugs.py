"""Slugs that leave a page without a URL of its own: another route responds to it, or it is too long."""

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
FIRST_FOLDER = re.compile(r"[/^]*([\w-]+)(?=/|\$|$)")  # not the beginning of a file's name


def find_slug_problem(parent: Page, slug: str, page: Page | None = None) -> str:
    """Return a sentence that says why a page with this slug below `parent` has no URL; empty if it has one.

    With `page`, whose slug it is, the pages below that are looked at too.
    """
    if slug in getattr(parent, "reserved_slugs", ()):
        return f"The list itself uses the URL of the slug “{slug}”. Choose another slug."
    below = page.get_descendants().values_list("url_path", flat=True) if page and page.pk else []
    longest = max((len(path.removeprefix(page.url_path)) for path in below), default=0) if page else 0
    if len(f"{parent.url_path}{slug}/") + longest > MAX_URL_PATH_LENGTH:
        return TOO_LONG
    if slug in get_reserved_slugs() and parent.sites_rooted_here.exists():
        return f"The site itself uses the URL /{slug}/. Choose another slug."
    return ""


@cache
def get_reserved_slugs() -> frozenset[str]:
    """Return the first folders of the paths that are not for pages: of other routes and of files."""
    folders = [url for url in (settings.STATIC_URL, settings.MEDIA_URL) if url.startswith("/")]
    matches = map(FIRST_FOLDER.match, [*iter_routes(get_resolver().url_patterns), *folders])
    return frozenset(match[1] for match in matches if match) - SHARED


def iter_routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the beginning of the path of each route."""
    for each in patterns:
        if isinstance(each, URLResolver) and not str(each.pattern).strip("^"):
            yield from iter_routes(each.url_patterns)
        else:
            yield str(each.pattern)
