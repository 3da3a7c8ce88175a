"""What the site's mails say. No personal data in any but the reply to its sender, and none in a subject."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .models import Feedback, FeedbackSettings, Purpose


class NobodyToTellError(Exception):
    """There is no address that this mail could go to."""


def compose(mail):
    """Return the `EmailMessage` of a stored mail, written from what it is about as that is now.

    Raises `NobodyToTellError` where there is no recipient: the mail then waits until somebody puts an address in.
    """
    write = {Purpose.NOTIFICATION: _notification, Purpose.REPLY: _reply, Purpose.DIGEST: _digest}[mail.purpose]
    message = write(mail, FeedbackSettings.load())
    if not any(message.to):
        raise NobodyToTellError
    message.extra_headers |= {"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"}
    if mail.purpose == Purpose.REPLY:
        del message.extra_headers["Auto-Submitted"]
    return message


def admin_link(feedback):
    """Return the address at which staff find a message."""
    return settings.SITE_URL + reverse("admin:contact_feedback_change", args=[feedback.pk])


def _message_id(mail):
    """Return the same identifier each time, so that a mail that is sent twice is known to be one (RFC 5322, 3.6.4)."""
    return f"<carecity.{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@{urlsplit(settings.SITE_URL).hostname}>"


def _notification(mail, recipients):
    feedback = mail.feedback
    context = {"feedback": feedback, "link": admin_link(feedback)}
    return EmailMessage(
        f"Feedback {feedback.reference}: {feedback.get_kind_display()}",
        render_to_string("contact/mail/notification.txt", context),
        to=recipients.addresses,
    )


def _reply(mail, recipients):
    answers = recipients.reply_to or next(iter(recipients.addresses), "")
    return EmailMessage(
        f"Your feedback to Care City ({mail.feedback.reference})",
        render_to_string("contact/mail/reply.txt", {"feedback": mail.feedback, "reply": mail.reply}),
        to=[mail.feedback.email],
        reply_to=[answers] if answers else None,
    )


def _digest(mail, recipients):
    today = timezone.localdate()
    context = {
        "messages": [(one, (today - timezone.localdate(one.created_at)).days, admin_link(one)) for one in _oldest()],
        "open": Feedback.objects.open().count(),
        "overdue": Feedback.objects.overdue().count(),
        "quarantined": Feedback.objects.quarantined().count(),
    }
    return EmailMessage(
        f"Open feedback: {context['open']}, overdue: {context['overdue']}",
        render_to_string("contact/mail/digest.txt", context),
        to=recipients.addresses,
    )


def _oldest():
    """Return the open messages that have waited longest: as many as anybody reads in a mail."""
    return Feedback.objects.open().order_by("created_at")[:50]
