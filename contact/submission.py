"""Handle a request for a page with the feedback form: show the form, or check and store what was submitted."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest

from contact.services.submit import find_duplicate, is_over_hourly_limit, submit

from .forms import FeedbackForm, get_initial
from .models import Feedback

EXPIRED = "This form had been open for too long. Nothing you typed is lost: press Send feedback again."
THROTTLED = (
    "Many messages have come from your internet connection or email address in the last hour. Nothing you typed is "
    "lost: please send it again in an hour, or telephone us"
)


@dataclass(frozen=True)
class SubmissionResult:
    """The stored feedback; without one, the form to show and the status of the response."""

    form: FeedbackForm
    feedback: Feedback | None = None
    status: int = HTTPStatus.OK


def handle_submission(request: HttpRequest, *, telephone: str = "") -> SubmissionResult:
    """Return the empty form for a GET, and for a POST the stored feedback or the form with its errors.

    `telephone` is shown to senders who have reached the rate limit. A request whose CSRF check failed
    (`request.csrf_failed`) or whose form is too old stores nothing: the form is shown again with a new token and the
    typed text, so that pressing the button once more sends it.
    """
    if request.method != "POST":
        return SubmissionResult(FeedbackForm(initial=get_initial(request)))
    form = FeedbackForm(request.POST)
    is_valid = form.is_valid()
    if getattr(request, "csrf_failed", False) or form.parsed_token is None:
        form.add_error(None, EXPIRED)
        return SubmissionResult(form, status=HTTPStatus.FORBIDDEN)
    if not is_valid:
        return SubmissionResult(form)
    if (duplicate := find_duplicate(form, request)) is not None:
        return SubmissionResult(form, duplicate)
    if is_over_hourly_limit(request, form.cleaned_data["email"]):
        form.add_error(None, f"{THROTTLED} on {telephone}." if telephone else f"{THROTTLED}.")
        return SubmissionResult(form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return SubmissionResult(form, submit(form, request))
