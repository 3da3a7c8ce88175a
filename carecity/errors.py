"""Answers for requests that go wrong before a page sees them."""

from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure
from wagtail.views import serve

ADMINS = ("/admin/", "/django-admin/")


def bad_request(request, exception=None):
    """Answer 400 without a look at the request's body: reading it again is what fails (Django's own view does)."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def csrf_failure(request, reason=""):
    """Let the page show its form again with what was typed; in the admins, Django's own answer.

    The page sees `request.csrf_failed` and stores nothing.
    """
    if request.path.startswith(ADMINS):
        return django_csrf_failure(request, reason)
    request.csrf_failed = True
    return serve(request, request.path.lstrip("/"))
