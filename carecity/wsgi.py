"""The WSGI application, with the page cache in front."""

import os
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from pages.page_cache.wsgi import PageCacheMiddleware


def make_request(environ: dict[str, Any]) -> WSGIRequest:
    """Return the request; treat a Content-Type that cannot be parsed, such as `x; a*=klingon''x`, as missing.

    Django 5.2 parses it before any middleware could respond to the error (https://code.djangoproject.com/ticket/36991).
    A charset in it makes Django parse the query string too, which may be refused, or be impossible in this charset.
    """
    try:
        return WSGIRequest(environ)
    except (LookupError, SuspiciousOperation, ValueError):
        environ["CONTENT_TYPE"] = ""
        return WSGIRequest(environ)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

django_application = get_wsgi_application()
django_application.request_class = make_request  # type: ignore[assignment]  # Django only calls it


def with_page_cache() -> "PageCacheMiddleware":
    """Import the page cache, whose models can be imported only now."""
    from carecity.monitoring.metrics import PrometheusCacheMetrics  # noqa: PLC0415 - imports models
    from pages.page_cache.wsgi import PageCacheMiddleware  # noqa: PLC0415 - imports models

    return PageCacheMiddleware(django_application, metrics=PrometheusCacheMetrics())


application = django_application if settings.DEBUG else with_page_cache()
