"""All mail leaves by the worker: a request only queues it, and never waits for a mail server."""

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_q.tasks import async_task


class QueuedEmailBackend(BaseEmailBackend):
    """Queues what Django and Wagtail send, such as notices to editors, in the transaction that they belong to.

    Feedback has an outbox of its own, which tries again for a day; a notice that fails shows among the failed tasks.
    """

    def send_messages(self, email_messages):
        """Queue the messages and return how many there are."""
        for message in email_messages:
            message.connection = None
            async_task("carecity.core.email_backends.send_now", message)
        return len(email_messages)


def send_now(message):
    """Send one message; the worker calls this."""
    get_connection(settings.QUEUED_EMAIL_DELIVERY_BACKEND).send_messages([message])
