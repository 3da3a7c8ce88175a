"""The entry point for servers that speak WSGI."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from carecity.core.patches import TolerantWSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

django_application = get_wsgi_application()
django_application.request_class = TolerantWSGIRequest


def with_page_cache():
    """Put the page cache in front; its models can be imported only now."""
    from carecity.monitoring.cache_metrics import PrometheusCacheMetrics  # noqa: PLC0415 - imports models
    from pages.page_cache.wsgi import PageCacheMiddleware  # noqa: PLC0415 - imports models

    return PageCacheMiddleware(django_application, metrics=PrometheusCacheMetrics())


application = django_application if settings.DEBUG else with_page_cache()
