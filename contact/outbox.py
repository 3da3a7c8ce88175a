"""The outbox: mail is stored first, and sent by the worker, again and again until it has gone or a person is told."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from .emails import compose
from .models import Mail

# Pauses between tries grow from one minute to four hours; fourteen tries take a little over a day.
LONGEST_PAUSE = timedelta(hours=4)
TRIES = 14
# So long nobody else tries: longer than a task may run, so that a killed worker's mail is taken up and no other's.
CLAIM = timedelta(minutes=3)

logger = logging.getLogger(__name__)


def queue_mail(purpose, *, feedback=None, reply=None):
    """Store a mail to be sent and queue the work of sending it, in the caller's transaction: both, or neither."""
    mail = Mail.objects.create(purpose=purpose, feedback=feedback, reply=reply)
    async_task("contact.outbox.deliver", mail.pk, group=task_group(feedback))
    return mail


def task_group(feedback):
    """Return the name under which the worker's records about a message are found again, to be erased with it."""
    return f"feedback {feedback.pk}" if feedback else None


def deliver(pk):
    """Send one mail if it is due and nobody else is sending it. Never raises: what went wrong is in the row.

    No transaction is open while the mail server is talked to, which may take long. A worker that dies between sending
    and writing that down sends again: with the same Message-ID, by which mailboxes know it.
    """
    claimed = Mail.objects.due().filter(pk=pk).update(next_try_at=timezone.now() + CLAIM, tries=F("tries") + 1)
    mail = claimed and Mail.objects.select_related("feedback", "reply").filter(pk=pk).first()
    if not mail:  # sent, being sent, or erased
        return
    try:
        if mail.tries > TRIES:  # each try ended with its worker: not to be repeated for ever
            raise TimeoutError
        get_connection(settings.QUEUED_EMAIL_DELIVERY_BACKEND).send_messages([compose(mail)])
    except Exception as error:  # noqa: BLE001 - whatever it was, the mail is kept and tried again
        _put_off(mail, type(error).__name__)
    else:
        Mail.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")


def _put_off(mail, error):
    """Write down the kind of error (its text can hold addresses) and when to try again, or that it is given up."""
    logger.warning("Mail %s was not sent: %s", mail.pk, error)
    now = timezone.now()
    mail.last_error = error[:100]
    mail.next_try_at = now + min(timedelta(minutes=2 ** (mail.tries - 1)), LONGEST_PAUSE)
    mail.failed_at = now if mail.tries >= TRIES else None
    mail.save(update_fields=["last_error", "next_try_at", "failed_at"])


def try_again(mail):
    """Take a mail that was given up back into the outbox, from the start."""
    mail.tries, mail.failed_at, mail.next_try_at = 0, None, timezone.now()
    mail.save(update_fields=["tries", "failed_at", "next_try_at"])
