"""The content of outgoing mail. Only the reply to a sender holds personal data, and no subject does."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .models import Feedback, FeedbackQuerySet, FeedbackSettings, Mail, Purpose

MAX_DIGEST_MESSAGES = 50


class NoRecipientError(Exception):
    """The settings name no address to which this mail could be sent."""


def build_message(mail: Mail) -> EmailMessage:
    """Return the message of a stored mail, rendered from the current state of the feedback.

    Raises `NoRecipientError`: the outbox then retries, until a manager has entered an address.
    """
    build = {Purpose.NOTIFICATION: _notification, Purpose.REPLY: _reply, Purpose.DIGEST: _digest}[Purpose(mail.purpose)]
    message = build(mail, FeedbackSettings.load())
    if not any(message.to):
        raise NoRecipientError
    message.extra_headers["Message-ID"] = _message_id(mail)
    if mail.purpose != Purpose.REPLY:
        message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834
    return message


def get_admin_url(feedback: Feedback) -> str:
    """Return the absolute URL of a message in the Django admin."""
    return settings.SITE_URL + reverse("admin:contact_feedback_change", args=[feedback.pk])


def _message_id(mail: Mail) -> str:
    """Return the same id for every attempt, so that mailboxes recognise a mail that is sent twice (RFC 5322, 3.6.4)."""
    return f"<carecity.{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@{urlsplit(settings.SITE_URL).hostname}>"


def _notification(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    feedback = _require(mail.feedback)
    context = {"feedback": feedback, "link": get_admin_url(feedback)}
    return EmailMessage(
        f"Feedback {feedback.reference}: {feedback.get_kind_display()}",
        render_to_string("contact/mail/notification.txt", context),
        to=recipients.addresses,
    )


def _reply(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    feedback = _require(mail.feedback)
    reply_to = recipients.reply_to or next(iter(recipients.addresses), "")
    return EmailMessage(
        f"Your feedback to Care City ({feedback.reference})",
        render_to_string("contact/mail/reply.txt", {"feedback": feedback, "reply": mail.reply}),
        to=[feedback.email],
        reply_to=[reply_to] if reply_to else None,
    )


def _digest(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    context = {
        "messages": [_digest_line(feedback) for feedback in _oldest_open()],
        "open": Feedback.objects.open().count(),
        "overdue": Feedback.objects.overdue().count(),
        "quarantined": Feedback.objects.quarantined().count(),
    }
    return EmailMessage(
        f"Open feedback: {context['open']}, overdue: {context['overdue']}",
        render_to_string("contact/mail/digest.txt", context),
        to=recipients.addresses,
    )


def _digest_line(feedback: Feedback) -> dict[str, Any]:
    days = (timezone.localdate() - timezone.localdate(feedback.created_at)).days
    return {"feedback": feedback, "days": days, "link": get_admin_url(feedback)}


def _oldest_open() -> FeedbackQuerySet:
    return Feedback.objects.open().order_by("created_at")[:MAX_DIGEST_MESSAGES]


def _require(feedback: Feedback | None) -> Feedback:
    if feedback is None:
        raise ValueError("A mail of this purpose needs a message.")
    return feedback
