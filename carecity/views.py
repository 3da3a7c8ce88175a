"""Answers for requests that go wrong before a page sees them."""

import logging

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure

from contact.forms import FeedbackForm
from pages.selectors import is_contact_path, last_known_telephone

ADMINS = ("/admin/", "/django-admin/")

logger = logging.getLogger(__name__)


def server_error(request):
    """Answer 500; give back the text of feedback that could not be stored, and say where none can be sent.

    Nothing here asks the database.
    """
    if request.method == "POST" and "message" in request.POST and not request.path.startswith(ADMINS):
        context = {"form": FeedbackForm(request.POST), "telephone": last_known_telephone()}
        return HttpResponse(render_to_string("contact/not_stored.html", context, request), status=503)
    if is_contact_path(request.path):
        text = render_to_string("contact/away.html", {"telephone": last_known_telephone()})
        return HttpResponse(text, status=503, headers={"Retry-After": "60"})
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request, reason=""):
    """Let a page show its form again with what was typed; anywhere else, such as the admins, Django's own answer.

    The page sees `request.csrf_failed` and stores nothing.
    """
    route = request.resolver_match
    if route is None or route.url_name != "wagtail_serve":
        return django_csrf_failure(request, reason)
    request.csrf_failed = True
    return route.func(request, *route.args, **route.kwargs)
