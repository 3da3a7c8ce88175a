"""The request that is being answered: for lines of the log that come from where no request is passed along."""

import codecs
import logging
from contextvars import ContextVar

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponseBadRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)
_request = ContextVar("request", default=None)
_afterwards = ContextVar("afterwards", default=None)


def remember_request(get_response):
    """Return the middleware that keeps the request at hand; it stands above django-guid's.

    An `X-Request-ID` that comes in is a stranger's claim, and a line in the log must not carry a stranger's text: it is
    dropped, so that django-guid makes one of ours. Proxies of ours read it from the answer.
    """

    def answer(request):
        request.META.pop("HTTP_X_REQUEST_ID", None)
        tokens = _request.set(request), _afterwards.set([])
        try:
            response = get_response(request)
            for act, argument in _afterwards.get():
                act(argument)
            return response
        finally:
            _request.reset(tokens[0])
            _afterwards.reset(tokens[1])

    return answer


def current_request():
    """Return the request that is being answered, or None, as in the worker."""
    return _request.get()


def acting_user_id():
    """Return the id of the user who asked, or None: a stranger, or the site itself."""
    user = getattr(_request.get(), "user", None)
    return user.pk if user else None


def after_answer(act, argument):
    """Call `act` when the answer is made, once for each argument; at once where nobody asked.

    For what is written last, such as rights that the CMS stores after the group itself.
    """
    notes = _afterwards.get()
    if notes is None:
        act(argument)
    elif (act, argument) not in notes:
        notes.append((act, argument))


def refuse_unreadable(get_response):
    """Return a middleware that answers a request which cannot be read, before the CSRF check trips over it.

    Django asks the CSRF check to read the form first, where some of these faults become a 500. Hence this stands
    above it. Text comes in UTF-8 or not at all: among Python's other codecs are some that make no text (`hex`) and
    some that make text no database can store (`utf-7`).
    """

    def answer(request):
        try:
            if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
                raise BadRequest("Not in UTF-8")
            request.POST  # noqa: B018 - reading it is the test
        except UNREADABLE as fault:
            logger.warning("Unreadable request: %s", type(fault).__name__)
            return bad_request(request, fault)
        return get_response(request)

    return answer


def bad_request(request, exception=None):
    """Answer 400 without a look at the request's body: reading it is what failed.

    Django's own 400 view checks the CSRF token, and its debug page shows the form's fields: both read a form with
    a foreign charset once more, and crash.
    """
    return HttpResponseBadRequest(render_to_string("400.html"))
