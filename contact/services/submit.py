"""Handle a request for a page with the feedback form, and store a submitted message once, with its notification."""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from carecity.core.client_ip import hash_client_ip, hmac_digest
from carecity.core.rate_limits import FixedWindowLimit
from contact.deadlines import get_due_date
from contact.forms import FeedbackForm, get_initial
from contact.models import Action, Feedback, FeedbackSettings, Purpose
from contact.outbox import queue_mail, queue_receipt
from contact.references import new_reference
from contact.spam import remember_message, score_spam

from .history import record
from .search import refresh_search_text

REFERENCE_ATTEMPTS = 3
MESSAGES_PER_HOUR = FixedWindowLimit("throttle", window="%Y%m%d%H", seconds=3600)


def is_over_hourly_limit(request: HttpRequest, email: str) -> bool:
    """Return whether this connection or reply address has sent as many messages as are allowed in an hour.

    Only stored messages count: a form that was shown again with errors costs its sender nothing.
    """
    return MESSAGES_PER_HOUR.get_count(*_senders(request, email)) >= FeedbackSettings.load().messages_an_hour


def _senders(request: HttpRequest, email: str) -> list[str]:
    return [hash_client_ip(request), *([hmac_digest(email.lower())] if email else [])]


def submit(form: FeedbackForm, request: HttpRequest) -> Feedback:
    """Store the message of a valid form and queue its notification, in one transaction.

    Two concurrent submissions of one form store one row: the second finds the submission key of the first. The counters
    come after the commit, so a database that goes away then must not tell the sender that nothing was stored.
    """
    feedback = _store_once(form)
    with suppress(DatabaseError):
        MESSAGES_PER_HOUR.add(*_senders(request, feedback.email))
        remember_message(form)
    return feedback


def _store_once(form: FeedbackForm) -> Feedback:
    """Store the message, or return the one that a concurrent request stored; a taken reference is drawn again."""
    key = form.key
    for _ in range(REFERENCE_ATTEMPTS):
        try:
            return _store(form, key)
        except IntegrityError:
            if stored := Feedback.objects.filter(submission_key=key).first():
                return stored
            form.instance.reference = new_reference()
    raise IntegrityError(f"{REFERENCE_ATTEMPTS} random references in a row were taken.")


@transaction.atomic
def _store(form: FeedbackForm, key: str) -> Feedback:
    feedback: Feedback = form.save(commit=False)
    feedback.pk, feedback.submission_key = None, key
    feedback.spam_score, feedback.spam_reasons = score_spam(form)
    feedback.quarantined = feedback.spam_score >= FeedbackSettings.load().quarantine_score
    feedback.due_on = get_due_date(feedback.kind, timezone.localdate())
    feedback.save(force_insert=True)
    refresh_search_text(feedback)
    record(feedback, None, Action.RECEIVED)
    if not feedback.quarantined:
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
        queue_receipt(feedback)
    return feedback


def record_message(form: ModelForm, reviewer: User, key: str | None) -> Feedback:
    """Store a message that a reviewer records, or return the one that the same form, with this key, has stored."""
    try:
        return _record(form, reviewer, key)
    except IntegrityError:
        stored = Feedback.objects.filter(submission_key=key).first() if key else None
        if stored is None:
            raise
        return stored


@transaction.atomic
def _record(form: ModelForm, reviewer: User, key: str | None) -> Feedback:
    """Store a recorded message; the deadline counts from the day on which it was received."""
    feedback: Feedback = form.save(commit=False)
    feedback.submission_key = key
    feedback.due_on = get_due_date(feedback.kind, feedback.received_date)
    feedback.assignee = reviewer
    feedback.save(force_insert=True)
    refresh_search_text(feedback)
    record(feedback, reviewer, Action.RECORDED)
    queue_receipt(feedback)
    return feedback


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

    `telephone` is shown to senders who have reached the rate limit. The signed token in the form carries what is needed
    against forgery, so that a browser which refuses cookies can send feedback; a form that cannot be stored is shown
    again with the cause, a new token and the typed text, so that pressing the button once more sends it.
    """
    if request.method != "POST":
        return SubmissionResult(FeedbackForm(initial=get_initial(request)))
    form = FeedbackForm(request.POST)
    is_valid = form.is_valid()
    if form.refuse_unsafe(request):
        return SubmissionResult(form, status=HTTPStatus.FORBIDDEN)
    if not is_valid:
        return SubmissionResult(form)
    if (duplicate := Feedback.objects.filter(submission_key=form.key).first()) is not None:
        return SubmissionResult(form, duplicate)
    if is_over_hourly_limit(request, form.cleaned_data["email"]):
        form.add_error(None, f"{THROTTLED} on {telephone}." if telephone else f"{THROTTLED}.")
        return SubmissionResult(form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return SubmissionResult(form, submit(form, request))
