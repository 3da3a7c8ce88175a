"""A real SMTP server on loopback that accepts mail, or fails in the ways in which mail servers fail."""

import asyncio
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from .binaries import free_port


class Mailbox:
    """The messages that the server has accepted, in order.

    `mode` is accept, refuse (for now), reject (for good), hang or drop.
    """

    def __init__(self):
        self.mode = "accept"
        self.messages = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.mode == "refuse":
            return f"451 Try again later, {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.mode == "hang":
            await asyncio.sleep(30)
        if self.mode == "reject":
            return "554 This looks like spam"
        if self.mode == "drop":
            server.transport.abort()
            return "421 Gone"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def mail_server(*, smtputf8=True):
    """Start the server, which announces SMTPUTF8 or does not, and yield its `Mailbox`, with the server's `port`."""
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, enable_SMTPUTF8=smtputf8)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop(no_assert=True)
