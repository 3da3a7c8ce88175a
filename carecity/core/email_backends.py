"""The worker delivers all mail: a request only queues it, and never waits for a mail server."""

from collections.abc import Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from email.utils import parseaddr

from django.conf import settings
from django.core.cache import caches
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError
from django_q.tasks import async_task

SMTPUTF8_KEY = "mail-server-announces-smtputf8"


class QueuedEmailBackend(BaseEmailBackend):
    """Queues mail of Django, Wagtail and allauth, such as notifications to editors, in the caller's transaction.

    Mail about feedback has an outbox of its own, which retries for a day; a mail queued here that fails is listed
    among the failed tasks.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            message.connection = None
            async_task("carecity.core.email_backends.deliver", message)
        return len(email_messages)


def deliver(message: EmailMessage) -> None:
    """Deliver one message through the mail server; called by the worker."""
    get_connection(settings.QUEUED_EMAIL_DELIVERY_BACKEND).send_messages([message])


class AddressNotSupportedError(Exception):
    """The mail server cannot deliver to an address whose local part is not ASCII."""


class InternationalSMTPBackend(smtp.EmailBackend):
    """Django's SMTP backend, which also sends to addresses such as josé@example.org (SMTPUTF8: RFC 6531).

    Django would write their local part as an encoded word, which no mail server delivers. A mail server that does not
    announce SMTPUTF8 cannot have them at all: `AddressNotSupportedError`.
    """

    def open(self) -> bool | None:
        """Connect, and remember for all processes whether the mail server announces SMTPUTF8."""
        is_new = super().open()
        if is_new and self.connection:
            self.connection.ehlo_or_helo_if_needed()
            announced = self.connection.has_extn("smtputf8")
            with suppress(DatabaseError):  # the mail can be sent nevertheless
                if announced != caches["shared"].get(SMTPUTF8_KEY):
                    caches["shared"].set(SMTPUTF8_KEY, announced, timeout=None)
        return is_new

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        international = [message for message in email_messages if not all(map(has_ascii_name, message.recipients()))]
        sent = super().send_messages([message for message in email_messages if message not in international]) or 0
        for message in international:
            self._send_international(message)
        return sent + len(international)

    def _send_international(self, message: EmailMessage) -> None:
        is_new = self.open()
        try:
            if not self.connection or not self.connection.has_extn("smtputf8"):
                raise AddressNotSupportedError
            sender, recipients = parseaddr(message.from_email)[1], [parseaddr(to)[1] for to in message.recipients()]
            self.connection.send_message(_with_readable_recipients(message), sender, recipients)
        finally:
            if is_new:
                self.close()


def _with_readable_recipients(message: EmailMessage) -> ParsedMessage:
    """Return the message with the addresses as they are, in UTF-8 (RFC 6532)."""
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.SMTPUTF8)
    del parsed["To"]
    parsed["To"] = ", ".join(message.to)
    return parsed


def has_ascii_name(address: str) -> bool:
    """Return whether the part before the `@` is ASCII; Django encodes the domain itself (IDNA)."""
    return parseaddr(address)[1].rpartition("@")[0].isascii()


def can_send_to(address: str) -> bool:
    """Return False if the mail server, when it was last used, could not deliver to such an address."""
    if has_ascii_name(address):
        return True
    with suppress(DatabaseError):  # a page that says that the database is down shows the form too
        return caches["shared"].get(SMTPUTF8_KEY) is not False
    return True
