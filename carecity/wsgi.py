"""The entry point for servers that speak WSGI."""

import os

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application


class Request(WSGIRequest):
    """A request whose type may be nonsense: Django reads it before any middleware could answer for it."""

    def _set_content_type_params(self, meta):
        """Take a type that cannot be read, such as `x; a*=klingon''x`, for none at all."""
        try:
            super()._set_content_type_params(meta)
        except ValueError:
            self.content_type, self.content_params, self.encoding = "", {}, None


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")

application = get_wsgi_application()
application.request_class = Request
