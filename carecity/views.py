"""Error views: responses to requests that fail before or outside a page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure

from contact.forms import FeedbackForm
from pages.selectors import is_contact_path, last_known_telephone

ADMIN_PATHS = ("/admin/", "/django-admin/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Respond with 400 without reading the request's body, which may be what failed.

    Django's own view checks the CSRF token, and its debug page shows the form's fields: both parse the form again,
    and fail again.
    """
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Respond with 500, or to the feedback form with 503: return the visitor's text, and offer the telephone number.

    Nothing here may query the database, which may be what failed.
    """
    if request.method == "POST" and "message" in request.POST and not request.path.startswith(ADMIN_PATHS):
        context = {"form": FeedbackForm(request.POST), "telephone": last_known_telephone()}
        return HttpResponse(render_to_string("contact/not_stored.html", context, request), status=503)
    if is_contact_path(request.path):
        text = render_to_string("contact/unavailable.html", {"telephone": last_known_telephone()})
        return HttpResponse(text, status=503, headers={"Retry-After": "60"})
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Let a page show its form again with what the visitor typed; elsewhere respond as Django does.

    The page sees `request.csrf_failed`, and stores nothing.
    """
    route = request.resolver_match
    if route is None or route.url_name != "wagtail_serve":
        return django_csrf_failure(request, reason)
    request.csrf_failed = True  # type: ignore[attr-defined]  # read by the feedback form
    return route.func(request, *route.args, **route.kwargs)
