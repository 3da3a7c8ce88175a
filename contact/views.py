"""Pages for senders: the status of a message by its reference, and writing back through the link in a reply."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from carecity.core.rate_limits import SlidingWindowLimit

from .forms import FollowUpForm
from .models import Feedback
from .references import is_valid_reference
from .services.lookup import TooManyMissesError, find_by_reference
from .services.replies import FeedbackErasedError, add_follow_up, withdraw
from .status import get_status
from .tokens import read_follow_up_token

FOLLOW_UPS_AN_HOUR = SlidingWindowLimit("follow_up", amount=20, seconds=3600)
OFTEN = (
    "You have written to us very often in the last hour. Nothing you typed is lost: please send it again in an hour, "
    "or telephone us."
)
MISTYPED = "This is not one of our reference numbers: a character is wrong or missing. Please check it."
UNKNOWN = "We have no message with this reference number. Please check it."
TOO_MANY = "Many wrong reference numbers have come from your internet connection. Please try again in an hour."


@method_decorator(never_cache, name="dispatch")
class StatusView(View):
    """Tells the sender of a message, who knows its reference, how far the reviewers are with it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        typed = request.GET.get("reference", "").strip()
        context: dict[str, Any] = {"typed": typed, "error": "", "feedback": None}
        if not typed:
            return render(request, "contact/status.html", context)
        try:
            feedback = find_by_reference(request, typed)
        except TooManyMissesError:
            context["error"] = TOO_MANY
            return render(request, "contact/status.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
        if feedback:
            context |= {"feedback": feedback, "sentences": get_status(feedback)}
        else:
            context["error"] = UNKNOWN if is_valid_reference(typed) else MISTYPED
        return render(request, "contact/status.html", context)


@method_decorator(never_cache, name="dispatch")
class FollowUpView(View):
    """A page with one box, which only the receiver of our reply knows; 404 once the message is erased."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> Any:
        feedback = read_follow_up_token(token)
        if feedback is None:
            raise Http404
        try:
            return super().dispatch(request, feedback)
        except FeedbackErasedError as error:
            raise Http404 from error

    def get(self, request: HttpRequest, feedback: Feedback) -> HttpResponse:
        return self._render(request, feedback, FollowUpForm())

    def post(self, request: HttpRequest, feedback: Feedback) -> HttpResponse:
        form = FollowUpForm(request.POST)
        is_valid = form.is_valid()
        if form.refuse_unsafe(request) or not is_valid:
            return self._render(request, feedback, form)
        is_new = not feedback.follow_ups.filter(form_key=form.key).exists()
        if is_new and FOLLOW_UPS_AN_HOUR.acquire(str(feedback.pk)) is None:
            form.add_error(None, OFTEN)
            return self._render(request, feedback, form, status=HTTPStatus.TOO_MANY_REQUESTS)
        if form.cleaned_data["text"]:
            add_follow_up(feedback, form.cleaned_data["text"], form.key)
        if form.cleaned_data["withdraw"]:
            withdraw(feedback)
        return HttpResponseRedirect(f"{request.path}?sent=1", status=HTTPStatus.SEE_OTHER)

    def _render(
        self, request: HttpRequest, feedback: Feedback, form: FollowUpForm, *, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        context = {
            "feedback": feedback,
            "form": form,
            "sentences": get_status(feedback),
            "is_sent": "sent" in request.GET,
        }
        return render(request, "contact/follow_up.html", context, status=status)
