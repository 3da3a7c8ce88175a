"""The content of outgoing mail. Only mail to a sender holds personal data: the reply itself. No subject does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import TO_SENDER, Feedback, FeedbackQuerySet, FeedbackSettings, Kind, Mail, Purpose
from .selectors import get_shared_addresses, get_unassigned_condition, is_withdrawn
from .statistics import get_workload
from .status import RECEIVED, RIGHT_TO_COMPLAIN, get_status
from .tokens import issue_follow_up_token

MAX_DIGEST_MESSAGES = 50  # in each section
UNDECIDED_AFTER = timedelta(days=7)  # in quarantine without a decision


class NoRecipientError(Exception):
    """The settings, the assignee or the sender have no address for this mail."""


def build_message(mail: Mail) -> EmailMessage:
    """Return the message of a stored mail, rendered from the current state of the feedback.

    Raises `NoRecipientError`: the outbox then waits until a manager has entered an address.
    """
    message = BUILDERS[Purpose(mail.purpose)](mail, FeedbackSettings.load())
    message.to = [address for address in message.to if address]
    if not message.to:
        raise NoRecipientError
    message.extra_headers["Message-ID"] = get_message_id(mail)
    if mail.purpose == Purpose.RECEIPT:
        message.extra_headers["Auto-Submitted"] = "auto-replied"  # RFC 3834, 5: no other machine replies to it
    elif mail.purpose != Purpose.REPLY:
        message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834
    return message


def get_admin_url(feedback: Feedback) -> str:
    """Return the absolute URL of a message in the Django admin."""
    return settings.SITE_URL + reverse("admin:contact_feedback_change", args=[feedback.pk])


def get_telephone() -> str:
    """Return the telephone number for senders, from the function that the settings name; this app has none itself."""
    get: Callable[[], str] = import_string(settings.FEEDBACK_TELEPHONE)
    return get()


def get_message_id(mail: Mail) -> str:
    """Return the same id for every attempt, so that mailboxes recognise a mail that is sent twice (RFC 5322, 3.6.4)."""
    return f"<carecity.{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@{urlsplit(settings.SITE_URL).hostname}>"


def _staff_addresses(mail: Mail, recipients: FeedbackSettings) -> list[str]:
    return [mail.recipient.email] if mail.recipient and mail.recipient.email else recipients.addresses


def _about_feedback(
    mail: Mail, recipients: FeedbackSettings, subject: str, template: str, **context: Any
) -> EmailMessage:
    feedback = _require(mail.feedback)
    context |= {"feedback": feedback, "link": get_admin_url(feedback)}
    body = render_to_string(f"contact/mail/{template}.txt", context)
    return EmailMessage(subject.format(feedback), body, to=_staff_addresses(mail, recipients))


def _notification(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    kind = _require(mail.feedback).get_kind_display()
    return _about_feedback(mail, recipients, f"Feedback {{}}: {kind}", "notification")


def _assignment(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    return _about_feedback(mail, recipients, "Feedback {} has been assigned to you", "assignment")


def _follow_up(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    withdrawn = is_withdrawn(_require(mail.feedback))
    subject = "Feedback {}: withdrawn by the sender" if withdrawn else "Feedback {}: the sender has written back"
    return _about_feedback(mail, recipients, subject, "follow_up", is_withdrawn=withdrawn)


def _receipt(mail: Mail, _recipients: FeedbackSettings) -> EmailMessage:
    feedback = _require(mail.feedback)
    status_url = f"{settings.SITE_URL}{reverse('feedback_status')}?reference={feedback.reference}"
    sentences = [sentence for sentence in get_status(feedback) if sentence != RECEIVED]
    context = {"feedback": feedback, "sentences": sentences, "status_url": status_url, "telephone": get_telephone()}
    return EmailMessage(
        f"We have received your feedback ({feedback.reference})",
        render_to_string("contact/mail/receipt.txt", context),
        to=[feedback.email],
    )


def _reply(mail: Mail, recipients: FeedbackSettings) -> EmailMessage:
    feedback = _require(mail.feedback)
    reply_to = recipients.reply_to or next(iter(recipients.addresses), "")
    return EmailMessage(
        f"Your feedback to Care City ({feedback.reference})",
        render_reply(feedback, mail.reply.text, mail.reply.signature) if mail.reply else "",
        to=[feedback.email],
        reply_to=[reply_to] if reply_to else None,
        headers=_thread_headers(mail),
    )


def render_reply(feedback: Feedback, text: str, signature: str) -> str:
    """Return the body of a reply: the text, who signs it, and the link with which the sender writes back."""
    link = settings.SITE_URL + reverse("feedback_follow_up", args=[issue_follow_up_token(feedback)])
    right = RIGHT_TO_COMPLAIN if feedback.kind == Kind.DATA_PROTECTION else ""
    context = {"feedback": feedback, "text": text, "signature": signature, "link": link, "right_to_complain": right}
    return render_to_string("contact/mail/reply.txt", context)


def _thread_headers(mail: Mail) -> dict[str, str]:
    """Return the headers that join this mail to our earlier ones in the sender's mailbox (RFC 5322, 3.6.4)."""
    earlier = Mail.objects.filter(feedback=mail.feedback, purpose__in=TO_SENDER, pk__lt=mail.pk).exclude(sent_at=None)
    ids = [get_message_id(other) for other in earlier.order_by("pk")]
    return {"In-Reply-To": ids[-1], "References": " ".join(ids)} if ids else {}


def _digest(mail: Mail, _recipients: FeedbackSettings) -> EmailMessage:
    """Return the digest of one reviewer, or the one for the shared addresses, which lists all open messages."""
    work, open_messages = get_workload(mail.recipient), Feedback.objects.open().order_by("created_at")
    sections = {"Open": open_messages}
    subject = f"Open feedback: {work.open}, overdue: {work.overdue}"
    if mail.recipient:
        subject = f"Your open feedback: {work.mine}, unassigned: {work.unassigned}"
        mine, unassigned = (
            open_messages.filter(assignee=mail.recipient),
            open_messages.filter(get_unassigned_condition()),
        )
        sections = {"Yours": mine, "Unassigned": unassigned}
    context = {
        "work": work,
        "new": Feedback.objects.genuine().filter(created_at__gte=mail.created_at - timedelta(days=1)).count(),
        "undecided": Feedback.objects.quarantined().filter(created_at__lt=mail.created_at - UNDECIDED_AFTER).count(),
        "undecided_days": UNDECIDED_AFTER.days,
        "sections": [_digest_section(title, messages) for title, messages in sections.items()],
    }
    body = render_to_string("contact/mail/digest.txt", context)
    to = [mail.recipient.email] if mail.recipient else get_shared_addresses()
    return EmailMessage(subject, body, to=to)


def _digest_section(title: str, messages: FeedbackQuerySet) -> dict[str, Any]:
    lines = [_digest_line(feedback) for feedback in messages[:MAX_DIGEST_MESSAGES]]
    return {"title": title, "total": messages.count(), "messages": lines}


def _digest_line(feedback: Feedback) -> dict[str, Any]:
    days = (timezone.localdate() - feedback.received_date).days
    return {"feedback": feedback, "days": days, "link": get_admin_url(feedback)}


def _require(feedback: Feedback | None) -> Feedback:
    if feedback is None:
        raise ValueError("A mail of this purpose needs a message.")
    return feedback


BUILDERS: dict[Purpose, Callable[[Mail, FeedbackSettings], EmailMessage]] = {
    Purpose.NOTIFICATION: _notification,
    Purpose.RECEIPT: _receipt,
    Purpose.ASSIGNMENT: _assignment,
    Purpose.FOLLOW_UP: _follow_up,
    Purpose.REPLY: _reply,
    Purpose.DIGEST: _digest,
}
