"""The outbox: a mail is stored first and sent by a worker, with retries for a day until it is sent or has failed."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from .emails import build_message
from .models import Feedback, Mail, Purpose, Reply

# The delay between attempts doubles from one minute up to four hours; fourteen attempts take a little over a day.
MAX_RETRY_DELAY = timedelta(hours=4)
MAX_ATTEMPTS = 14
# A worker that has claimed a mail keeps it for this long: longer than a task may run, so that another worker takes over
# only if the first was killed.
CLAIM_DURATION = timedelta(minutes=3)

logger = logging.getLogger(__name__)


def queue_mail(purpose: Purpose, *, feedback: Feedback | None = None, reply: Reply | None = None) -> Mail:
    """Store a mail and queue the task that sends it, in the caller's transaction: both or neither."""
    mail = Mail.objects.create(purpose=purpose, feedback=feedback, reply=reply)
    async_task("contact.outbox.deliver", mail.pk, group=task_group(feedback))
    return mail


def task_group(feedback: Feedback | None) -> str | None:
    """Return django-q's group for tasks about a message, by which they are found when it is erased."""
    return f"feedback {feedback.pk}" if feedback else None


def deliver(pk: int) -> None:
    """Send a mail if it is due and no other worker is sending it. Never raises: errors are stored in the row.

    No transaction is open during the conversation with the mail server, which can be slow. A worker that dies after
    sending and before recording it causes a second mail with the same Message-ID, which mailboxes recognise.
    """
    claim = {"next_attempt_at": timezone.now() + CLAIM_DURATION, "attempts": F("attempts") + 1}
    if not Mail.objects.due().filter(pk=pk).update(**claim):
        return  # sent, being sent, or erased
    mail = Mail.objects.select_related("feedback", "reply").filter(pk=pk).first()
    if mail is None:  # erased since
        return
    try:
        if mail.attempts > MAX_ATTEMPTS:  # every attempt killed its worker: do not repeat that for ever
            raise TimeoutError
        get_connection(settings.QUEUED_EMAIL_DELIVERY_BACKEND).send_messages([build_message(mail)])
    except Exception as error:  # noqa: BLE001 - whatever the error, the mail stays in the outbox
        _schedule_retry(mail, type(error).__name__)
    else:
        Mail.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")


def _schedule_retry(mail: Mail, error: str) -> None:
    """Record the error's class (its text can hold addresses) and the time of the next attempt, or that it failed."""
    logger.warning("Mail %s was not sent: %s", mail.pk, error)
    now = timezone.now()
    delay = min(timedelta(minutes=2 ** (mail.attempts - 1)), MAX_RETRY_DELAY)
    failed_at = now if mail.attempts >= MAX_ATTEMPTS else None
    # An update, not a save: the message, and its mail with it, may have been erased meanwhile.
    Mail.objects.filter(pk=mail.pk).update(last_error=error[:100], next_attempt_at=now + delay, failed_at=failed_at)


def retry(mail: Mail) -> None:
    """Put a failed mail back into the outbox, with all attempts again; does nothing if it has been sent since."""
    Mail.objects.failed().filter(pk=mail.pk).update(attempts=0, failed_at=None, next_attempt_at=timezone.now())
