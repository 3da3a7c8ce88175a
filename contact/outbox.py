"""The outbox: a mail is stored first and sent by a worker, with retries for a day until it is sent or has failed."""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from carecity.core.client_ip import hmac_digest
from carecity.core.email_backends import AddressNotSupportedError
from carecity.core.rate_limits import SlidingWindowLimit

from .emails import NoRecipientError, build_message
from .models import Feedback, Mail, Purpose, Reply

# The delay between attempts doubles from one minute up to four hours; fourteen attempts take a little over a day.
MAX_RETRY_DELAY = timedelta(hours=4)
MAX_ATTEMPTS = 14
PERMANENT_FAILURE = 500  # the lowest reply code of SMTP for an error that a further attempt does not mend
# A worker that has claimed a mail keeps it for this long: longer than a task may run, so that another worker takes over
# only if the first was killed.
CLAIM_DURATION = timedelta(minutes=3)

# A mail without recipients waits, without using up its attempts, until a manager has entered an address.
RECIPIENT_CHECK_INTERVAL = timedelta(minutes=15)
NO_RECIPIENT = "No address to send it to"

# A visitor can type any address: receipts must not fill a stranger's mailbox.
MAX_RECEIPTS_A_DAY = 3
RECEIPTS = SlidingWindowLimit("receipts", amount=MAX_RECEIPTS_A_DAY, seconds=24 * 3600)

logger = logging.getLogger(__name__)


def queue_mail(
    purpose: Purpose,
    *,
    feedback: Feedback | None = None,
    reply: Reply | None = None,
    recipient: User | None = None,
) -> Mail:
    """Store a mail and queue the task that sends it, in the caller's transaction: both or neither."""
    mail = Mail.objects.create(purpose=purpose, feedback=feedback, reply=reply, recipient=recipient)
    async_task("contact.outbox.deliver", mail.pk, group=task_group(feedback))
    return mail


def queue_notifications(messages: list[Feedback]) -> None:
    """Queue the notifications of many messages, as `queue_mail` does for one."""
    mails = Mail.objects.bulk_create(Mail(purpose=Purpose.NOTIFICATION, feedback=feedback) for feedback in messages)
    for mail in mails:
        async_task("contact.outbox.deliver", mail.pk, group=task_group(mail.feedback))


def queue_receipt(feedback: Feedback) -> None:
    """Queue a receipt, once for each message, and at most three a day to one address; never from quarantine."""
    if not feedback.email or feedback.quarantined or Mail.objects.filter(feedback=feedback, purpose=Purpose.RECEIPT):
        return
    if RECEIPTS.acquire(hmac_digest(feedback.email.lower())):
        queue_mail(Purpose.RECEIPT, feedback=feedback)


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
    mail = Mail.objects.select_related("feedback", "reply", "recipient").filter(pk=pk).first()
    if mail is None:  # erased since
        return
    try:
        if mail.attempts > MAX_ATTEMPTS:  # every attempt killed its worker: do not repeat that for ever
            raise TimeoutError
        get_connection(settings.QUEUED_EMAIL_DELIVERY_BACKEND).send_messages([build_message(mail)])
    except NoRecipientError:
        _wait_for_recipient(mail)
    except Exception as error:  # noqa: BLE001 - whatever the error, the mail stays in the outbox
        _schedule_retry(mail, _describe(error), give_up=_is_permanent(error))
    else:
        Mail.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")


def _is_permanent(error: Exception) -> bool:
    """Return whether the mail server refused the text or every recipient for good (5xx: RFC 5321, 4.2.1).

    It may also refuse us, our address or our password: an operator can mend that.
    """
    if isinstance(error, AddressNotSupportedError):
        return True
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= PERMANENT_FAILURE
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT_FAILURE for code, _ in error.recipients.values())


def _describe(error: Exception) -> str:
    """Return the error's class and the server's reply code; its text can hold addresses."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({code for code, _ in error.recipients.values()})
        return f"The mail server refused the address ({', '.join(map(str, codes))})"
    if isinstance(error, AddressNotSupportedError):
        return "The mail server cannot send to an address with such letters"
    if isinstance(error, SMTPDataError):
        return f"The mail server refused the mail ({error.smtp_code})"
    return f"The mail server did not take it ({type(error).__name__})"


def _wait_for_recipient(mail: Mail) -> None:
    """Put the mail back without counting the attempt."""
    next_attempt_at = timezone.now() + RECIPIENT_CHECK_INTERVAL
    Mail.objects.filter(pk=mail.pk).update(
        last_error=NO_RECIPIENT, next_attempt_at=next_attempt_at, attempts=F("attempts") - 1
    )


def _schedule_retry(mail: Mail, error: str, *, give_up: bool = False) -> None:
    """Record the error and the time of the next attempt, or that the mail has failed."""
    logger.warning("Mail %s was not sent: %s", mail.pk, error)
    now = timezone.now()
    delay = min(timedelta(minutes=2 ** (mail.attempts - 1)), MAX_RETRY_DELAY)
    failed_at = now if give_up or mail.attempts >= MAX_ATTEMPTS else None
    # An update, not a save: the message, and its mail with it, may have been erased meanwhile.
    Mail.objects.filter(pk=mail.pk).update(last_error=error[:100], next_attempt_at=now + delay, failed_at=failed_at)


def retry(mail: Mail) -> None:
    """Put a failed mail back into the outbox, with all attempts again; does nothing if it has been sent since."""
    Mail.objects.failed().filter(pk=mail.pk).update(attempts=0, failed_at=None, next_attempt_at=timezone.now())
