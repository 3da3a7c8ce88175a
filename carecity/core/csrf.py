"""Telling requests of other websites from those of our own pages, for forms that must work without cookies."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_cross_site(request: HttpRequest) -> bool:
    """Return whether the browser says that another website made it send this request.

    Browsers since 2020 send Sec-Fetch-Site (Fetch Metadata Request Headers, W3C) and all current ones Origin with a
    POST (Fetch standard); neither can be set by a website. A browser that sends neither is believed, and so is one that
    does not say where it comes from (`Origin: null`, as with strict privacy settings).
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    return origin not in ("", "null") and urlsplit(origin).netloc != request.get_host()
