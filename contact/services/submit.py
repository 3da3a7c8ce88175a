"""Storing feedback: the one place where a message becomes a row, and the mail that tells staff is queued with it."""

from datetime import timedelta

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.utils import timezone

from carecity.core.client_ip import hash_client_ip, hmac_digest
from carecity.core.rate_limits import FixedWindowLimit
from contact import spam
from contact.models import Action, Feedback, FeedbackSettings, HistoryEntry, Kind, Purpose
from contact.outbox import queue_mail
from contact.references import new_reference

DATA_PROTECTION_DAYS = 30  # to acknowledge a complaint: Data Protection Act 2018, section 164A
SAME_AGAIN = 3600  # seconds in which the same words from the same connection are the same message
MESSAGES_PER_HOUR = FixedWindowLimit("throttle", window="%Y%m%d%H", seconds=3600)


def already_stored(form, request):
    """Return the message if this one was stored before, by the same form or by the same words again; else None."""
    there = Feedback.objects.filter(submission_key=_key_of_form(form)).first()
    return there or Feedback.objects.filter(reference=caches["shared"].get(_key_of_words(form, request))).first()


def is_over_hourly_limit(request, email):
    """Return whether this connection or reply address has sent as many messages as are allowed in an hour.

    Only stored messages count: a form that was shown again with errors costs its sender nothing.
    """
    return MESSAGES_PER_HOUR.get_count(*_senders(request, email)) >= FeedbackSettings.load().messages_an_hour


def _senders(request, email):
    return [hash_client_ip(request), *([hmac_digest(email.lower())] if email else [])]


def submit(form, request):
    """Store the message of a valid `FeedbackForm` as one row and queue its notification: both, or neither.

    Two presses at the same moment make one row: the second finds the key of the first. Returns the `Feedback`.
    """
    stored = _store_once(form)
    caches["shared"].set(_key_of_words(form, request), stored.reference, SAME_AGAIN)
    MESSAGES_PER_HOUR.add(*_senders(request, stored.email))
    spam.remember(form)
    return stored


def _words(form):
    return [form.cleaned_data[name] for name in form.Meta.fields]


def _key_of_form(form):
    return hmac_digest(form.opening.nonce, *_words(form))


def _key_of_words(form, request):
    return f"again:{hmac_digest(hash_client_ip(request), *_words(form))}"


def _store_once(form):
    """Store the message unless a press of the same button has; a reference that is taken is drawn again."""
    key = _key_of_form(form)
    for _ in range(3):
        try:
            return _store(form, key)
        except IntegrityError:
            if there := Feedback.objects.filter(submission_key=key).first():
                return there
            form.instance.reference = new_reference()
    raise IntegrityError("Three references in a row were taken.")


@transaction.atomic
def _store(form, key):
    settings = FeedbackSettings.load()
    feedback = form.save(commit=False)
    feedback.pk, feedback.submission_key = None, key
    feedback.spam_score, feedback.spam_reasons = spam.score(form, form.opening)
    feedback.quarantined = feedback.spam_score >= settings.quarantine_score
    days = DATA_PROTECTION_DAYS if feedback.kind == Kind.DATA_PROTECTION else settings.answer_within_days
    feedback.due_on = timezone.localdate() + timedelta(days=days)
    feedback.save(force_insert=True)
    HistoryEntry.objects.create(feedback=feedback, action=Action.RECEIVED)
    if not feedback.quarantined:
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
    return feedback
