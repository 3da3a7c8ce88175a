"""The worker delivers all mail: a request only queues it, and never waits for a mail server."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_q.tasks import async_task


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
