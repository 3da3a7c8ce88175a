"""Receiving the form: what to do with a request for a page that carries it."""

from dataclasses import dataclass

from contact.services.submit import already_stored, is_over_hourly_limit, submit

from .forms import FeedbackForm
from .models import Feedback
from .origin import kind_of_origin, page_of_origin

EXPIRED = "This form had been open for too long. Nothing you typed is lost: press Send feedback again."
THROTTLED = (
    "Many messages have come from your internet connection or email address in the last hour. Nothing you typed is "
    "lost: please send it again in an hour, or telephone us"
)


@dataclass(frozen=True)
class Received:
    """The form to show with its HTTP status, or the feedback that was stored."""

    form: FeedbackForm
    feedback: Feedback | None = None
    status: int = 200


def receive(request, *, telephone=""):
    """Take what was sent, or open the form; `telephone` is for those whose message cannot be taken now.

    A request whose CSRF check failed (marked `csrf_failed`) or whose form is too old stores nothing and keeps what
    was typed: one more press sends it.
    """
    if request.method != "POST":
        return Received(FeedbackForm(initial={"page": page_of_origin(request), "kind": kind_of_origin(request)}))
    form = FeedbackForm(request.POST)
    valid = form.is_valid()
    if getattr(request, "csrf_failed", False) or form.opening is None:
        form.add_error(None, EXPIRED)
        return Received(form, status=403)
    if not valid:
        return Received(form)
    if (there := already_stored(form, request)) is not None:
        return Received(form, there)
    if is_over_hourly_limit(request, form.cleaned_data["email"]):
        form.add_error(None, f"{THROTTLED} on {telephone}." if telephone else f"{THROTTLED}.")
        return Received(form, status=429)
    return Received(form, submit(form, request))
