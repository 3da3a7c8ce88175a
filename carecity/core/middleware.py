"""For every request: the current request for code that is not passed it, static files, 400 for malformed requests."""

import codecs
import logging
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation, TooManyFieldsSent
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import get_resolver
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

GetResponse = Callable[[HttpRequest], HttpResponse]
Callback = tuple[Callable[[Any], None], Hashable]

logger = logging.getLogger(__name__)

# Django's own limit (DATA_UPLOAD_MAX_NUMBER_FIELDS) is for the CMS, where each block of a page sends five fields.
MAX_FIELDS, CMS = 1000, "/admin/"
MALFORMED = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)
_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
_callbacks: ContextVar[list[Callback] | None] = ContextVar("callbacks", default=None)


class RequestContextMiddleware:
    """Makes the current request available to log lines, Sentry events and the audit log.

    Must be above django-guid's middleware: an `X-Request-ID` in the request is text of the sender, which must not
    appear in the log. It is removed, so that django-guid generates an id, which our proxies read from the response.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_X_REQUEST_ID", None)
        callbacks: list[Callback] = []
        request_token, callbacks_token = _request.set(request), _callbacks.set(callbacks)
        try:
            response = self.get_response(request)
            for callback, argument in callbacks:
                callback(argument)
            return response
        finally:
            _request.reset(request_token)
            _callbacks.reset(callbacks_token)


def get_current_request() -> HttpRequest | None:
    """Return the request that is being handled, or None, as in the worker and in commands."""
    return _request.get()


def get_current_user_id() -> int | None:
    """Return the id of the signed-in user of the current request, or None."""
    user = getattr(_request.get(), "user", None)
    return user.pk if user else None


def run_after_response(callback: Callable[[Any], None], argument: Hashable) -> None:
    """Call `callback(argument)` once after the view has responded; at once where there is no request.

    For what needs the final state, such as permissions that Wagtail stores after the group itself.
    """
    callbacks = _callbacks.get()
    if callbacks is None:
        callback(argument)
    elif (callback, argument) not in callbacks:
        callbacks.append((callback, argument))


class MalformedRequestMiddleware:
    """Responds with 400 to a request whose form cannot be parsed, or has more fields than any form outside the CMS.

    Must be above CsrfViewMiddleware, which is the first to read the form, and where some of these errors become a 500.
    Only UTF-8 is accepted: some of Python's other codecs do not produce text (`hex`), others produce text that no
    database can store (`utf-7`).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
                raise BadRequest("Not in UTF-8")
            number = sum(len(values) for _, values in request.POST.lists())  # parses the form
            if number > MAX_FIELDS and not request.path_info.startswith(CMS):
                raise TooManyFieldsSent(f"{number} fields")
        except MALFORMED as error:
            logger.warning("Malformed request: %s", type(error).__name__)
            handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(400)
            return handler(request, exception=error)
        return self.get_response(request)


_static_files: dict[tuple[str, str], dict[str, StaticFile]] = {}


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, which looks for the files of a folder once per process.

    For each preview of a page Wagtail creates all middleware anew, and WhiteNoise would read the size of every file.
    """

    files: dict[str, StaticFile]

    def update_files_dictionary(self, root: str, prefix: str) -> None:
        if (root, prefix) not in _static_files:
            others, self.files = self.files, {}
            super().update_files_dictionary(root, prefix)
            _static_files[root, prefix], self.files = self.files, others
        self.files.update(_static_files[root, prefix])


def make_request(environ: dict[str, Any]) -> WSGIRequest:
    """Return the request for `WSGIHandler`; ignore a Content-Type that cannot be parsed, such as `x; a*=klingon''x`.

    Django 5.2 parses it before any middleware could respond to the error (https://code.djangoproject.com/ticket/36991).
    A charset in it makes Django parse the query string too, which may be refused, or be impossible in this charset.
    """
    try:
        return WSGIRequest(environ.copy())  # WSGIRequest decodes PATH_INFO in place, which works only once
    except (LookupError, SuspiciousOperation, ValueError):
        return WSGIRequest(environ | {"CONTENT_TYPE": ""})
