"""Handle a request for a page with the feedback form, and store a submitted message once, with its notification."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from django.core.cache import caches
from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from carecity.core.client_ip import hash_client_ip, hmac_digest
from carecity.core.rate_limits import FixedWindowLimit
from contact.forms import FeedbackForm, get_initial
from contact.models import Action, Feedback, FeedbackSettings, HistoryEntry, Kind, Purpose
from contact.outbox import queue_mail
from contact.references import new_reference
from contact.spam import remember_message, score_spam

DATA_PROTECTION_DAYS = 30  # to acknowledge a complaint: Data Protection Act 2018, section 164A
DUPLICATE_WINDOW_SECONDS = 3600  # the same text from the same connection within this time is the same message
REFERENCE_ATTEMPTS = 3
MESSAGES_PER_HOUR = FixedWindowLimit("throttle", window="%Y%m%d%H", seconds=3600)


def find_duplicate(form: FeedbackForm, request: HttpRequest) -> Feedback | None:
    """Return the message that this form, or the same text from the same connection, has already stored."""
    stored = Feedback.objects.filter(submission_key=_form_key(form)).first()
    return stored or Feedback.objects.filter(reference=caches["shared"].get(_text_cache_key(form, request))).first()


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
        caches["shared"].set(_text_cache_key(form, request), feedback.reference, DUPLICATE_WINDOW_SECONDS)
        MESSAGES_PER_HOUR.add(*_senders(request, feedback.email))
        remember_message(form)
    return feedback


def _values(form: FeedbackForm) -> list[str]:
    return [form.cleaned_data[name] for name in form.Meta.fields]


def _form_key(form: FeedbackForm) -> str:
    if form.parsed_token is None:
        raise ValueError("A form without a valid token cannot be stored.")
    return hmac_digest(form.parsed_token.nonce, *_values(form))


def _text_cache_key(form: FeedbackForm, request: HttpRequest) -> str:
    return f"again:{hmac_digest(hash_client_ip(request), *_values(form))}"


def _store_once(form: FeedbackForm) -> Feedback:
    """Store the message, or return the one that a concurrent request stored; a taken reference is drawn again."""
    key = _form_key(form)
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
    settings = FeedbackSettings.load()
    feedback: Feedback = form.save(commit=False)
    feedback.pk, feedback.submission_key = None, key
    feedback.spam_score, feedback.spam_reasons = score_spam(form)
    feedback.quarantined = feedback.spam_score >= settings.quarantine_score
    days = DATA_PROTECTION_DAYS if feedback.kind == Kind.DATA_PROTECTION else settings.answer_within_days
    feedback.due_on = timezone.localdate() + timedelta(days=days)
    feedback.save(force_insert=True)
    HistoryEntry.objects.create(feedback=feedback, action=Action.RECEIVED)
    if not feedback.quarantined:
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
    return feedback


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
