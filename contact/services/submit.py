"""Store a submitted message once, together with the notification that tells the reviewers."""

from datetime import timedelta

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from carecity.core.client_ip import hash_client_ip, hmac_digest
from carecity.core.rate_limits import FixedWindowLimit
from contact import spam
from contact.forms import FeedbackForm
from contact.models import Action, Feedback, FeedbackSettings, HistoryEntry, Kind, Purpose
from contact.outbox import queue_mail
from contact.references import new_reference

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

    Two concurrent submissions of one form store one row: the second finds the submission key of the first.
    """
    feedback = _store_once(form)
    caches["shared"].set(_text_cache_key(form, request), feedback.reference, DUPLICATE_WINDOW_SECONDS)
    MESSAGES_PER_HOUR.add(*_senders(request, feedback.email))
    spam.remember_message(form)
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
    feedback.spam_score, feedback.spam_reasons = spam.score(form)
    feedback.quarantined = feedback.spam_score >= settings.quarantine_score
    days = DATA_PROTECTION_DAYS if feedback.kind == Kind.DATA_PROTECTION else settings.answer_within_days
    feedback.due_on = timezone.localdate() + timedelta(days=days)
    feedback.save(force_insert=True)
    HistoryEntry.objects.create(feedback=feedback, action=Action.RECEIVED)
    if not feedback.quarantined:
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
    return feedback
