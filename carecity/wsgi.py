"""The entry point for servers that speak WSGI."""

import os

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application


class Request(WSGIRequest):
    """A request whose type may be nonsense: Django reads it before any middleware could answer for it."""

    def _set_content_type_params(self, meta):
        """Take a type that cannot be read, such as `x; a*=klingon''x`, for none at all.

        A charset makes Django read the query too, and that may be refused, or be impossible in this charset.
        """
        try:
            super()._set_content_type_params(meta)
        except (LookupError, SuspiciousOperation, ValueError):
            self.content_type, self.content_params, self._encoding = "", {}, None


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

django_application = get_wsgi_application()
django_application.request_class = Request


def with_page_cache():
    """Put the page cache in front; its models can be imported only now."""
    from carecity.monitoring.cache_metrics import PrometheusCacheMetrics  # noqa: PLC0415 - imports models
    from pages.page_cache.wsgi import PageCacheMiddleware  # noqa: PLC0415 - imports models

    return PageCacheMiddleware(django_application, metrics=PrometheusCacheMetrics())


application = django_application if settings.DEBUG else with_page_cache()
