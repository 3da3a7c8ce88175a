"""Answers for requests that go wrong before a page sees them."""

import codecs
import logging

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponse, HttpResponseBadRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure

from contact.forms import FeedbackForm
from pages.telephone import is_place_of_form, last_known_telephone

UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)

ADMINS = ("/admin/", "/django-admin/")

logger = logging.getLogger(__name__)


def bad_request(request, exception=None):
    """Answer 400 without a look at the request's body: reading it is what failed.

    Django's own 400 view checks the CSRF token, and its debug page shows the form's fields: both read a form with
    a foreign charset once more, and crash.
    """
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request):
    """Answer 500; give back the text of feedback that could not be stored, and say where none can be sent.

    Nothing here asks the database.
    """
    if request.method == "POST" and "message" in request.POST and not request.path.startswith(ADMINS):
        context = {"form": FeedbackForm(request.POST), "telephone": last_known_telephone()}
        return HttpResponse(render_to_string("contact/not_stored.html", context, request), status=503)
    if is_place_of_form(request.path):
        text = render_to_string("contact/away.html", {"telephone": last_known_telephone()})
        return HttpResponse(text, status=503, headers={"Retry-After": "60"})
    return HttpResponse(render_to_string("500.html"), status=500)


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


def csrf_failure(request, reason=""):
    """Let a page show its form again with what was typed; anywhere else, such as the admins, Django's own answer.

    The page sees `request.csrf_failed` and stores nothing.
    """
    route = request.resolver_match
    if route is None or route.url_name != "wagtail_serve":
        return django_csrf_failure(request, reason)
    request.csrf_failed = True
    return route.func(request, *route.args, **route.kwargs)
