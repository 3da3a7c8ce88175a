"""The WSGI application, with the page cache in front."""

import gc
import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from carecity.core.middleware import make_request

if TYPE_CHECKING:
    from pages.page_cache.wsgi import PageCacheMiddleware


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

django_application = get_wsgi_application()
django_application.request_class = make_request  # type: ignore[assignment]  # Django only calls it


def with_page_cache() -> "PageCacheMiddleware":
    """Import the page cache, whose models can be imported only now."""
    from carecity.monitoring.metrics import PrometheusCacheMetrics  # noqa: PLC0415 - imports models
    from pages.page_cache.wsgi import PageCacheMiddleware  # noqa: PLC0415 - imports models

    return PageCacheMiddleware(django_application, metrics=PrometheusCacheMetrics())


def freeze_modules() -> None:
    """Import all views, and spare the garbage collector what is imported: it stays until the process ends."""
    get_resolver().url_patterns  # noqa: B018 - a cached property, which imports
    gc.collect()
    gc.freeze()


application = django_application if settings.DEBUG else with_page_cache()
if not settings.DEBUG:
    freeze_modules()
