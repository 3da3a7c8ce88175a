"""A private method of Django that is replaced. Tested with Django 5.2.

tests/carecity/core/test_patches.py fails when its source changes.
"""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest


class TolerantWSGIRequest(WSGIRequest):
    """A request that ignores a malformed Content-Type, such as `x; a*=klingon''x`, instead of raising.

    Django parses the header before any middleware could turn the exception into a response, so it responds with 500.
    Newer versions raise BadRequest: https://code.djangoproject.com/ticket/36991. In 5.2 it also decodes the query with
    the charset of the header, which can be refused, or fail.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)
        except (LookupError, SuspiciousOperation, ValueError):
            self.content_type, self.content_params, self._encoding = "", {}, None
