"""Receiving the form: what to do with a request for a page that carries it."""

from .forms import FeedbackForm
from .services import submit

CSRF_MESSAGE = "This form had been open for too long. Nothing you typed is lost: press Send feedback again."


def receive(request):
    """Return the form to show and the feedback that was stored, or None where nothing was.

    A request that failed the CSRF check (marked `csrf_failed`) stores nothing and keeps what was typed.
    """
    if request.method != "POST":
        return FeedbackForm(), None
    form = FeedbackForm(request.POST)
    valid = form.is_valid()
    if getattr(request, "csrf_failed", False):
        form.add_error(None, CSRF_MESSAGE)
    elif valid:
        return form, submit(form)
    return form, None
