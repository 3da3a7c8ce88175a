"""Error views: responses to requests that fail before or outside a page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure

from carecity.admin import render_typed_texts
from contact.forms import FeedbackForm, FollowUpForm
from pages.selectors import is_contact_path, last_known_telephone

FORMS_WITHOUT_COOKIES = ("wagtail_serve", "feedback_send", "feedback_follow_up")
FEEDBACK_ADMIN_PATH = "/django-admin/"
ADMIN_PATHS = ("/admin/", FEEDBACK_ADMIN_PATH)


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
    if request.method == "POST" and (shown := _get_form_to_show(request)):
        form, template = shown
        context = {"form": form, "form_template": template, "action": request.path}
        context["telephone"] = last_known_telephone()
        return HttpResponse(render_to_string("contact/not_stored.html", context, request), status=503)
    if is_contact_path(request.path):
        text = render_to_string("contact/unavailable.html", {"telephone": last_known_telephone()})
        return HttpResponse(text, status=503, headers={"Retry-After": "60"})
    return HttpResponse(render_to_string("500.html"), status=500)


def _get_form_to_show(request: HttpRequest) -> tuple[FeedbackForm | FollowUpForm, str] | None:
    """Return the form with what the sender typed, and its template; None where no sender typed anything."""
    route = request.resolver_match
    if route and route.url_name == "feedback_follow_up":
        return FollowUpForm(request.POST), "contact/follow_up_form.html"
    if "message" in request.POST and not request.path.startswith(ADMIN_PATHS):
        return FeedbackForm(request.POST), "contact/feedback_form.html"
    return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Let the forms for senders decide, which work without cookies; elsewhere respond as Django does.

    In the Django admin, where signing in again in another tab has this effect, show what was typed.

    They carry a signed token, refuse requests of other websites, and show the form again with what was typed.
    """
    route = request.resolver_match
    if request.path.startswith(FEEDBACK_ADMIN_PATH):
        title = "You have signed in again since you opened this page"
        if request.user.is_authenticated and (page := render_typed_texts(request, title, status=403)):
            return page.render()
    if route is None or route.url_name not in FORMS_WITHOUT_COOKIES:
        return django_csrf_failure(request, reason)
    return route.func(request, *route.args, **route.kwargs)
