"""1,000 messages while mail server, worker, database and web server fail: all are stored, and staff hear of each.

Each fourth sender left an email address and gets a receipt. Each eleventh message looks like spam, and
causes no mail.
"""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import local

from .fault_injection import FaultInjector, group_ids, recover
from .visitor import Visitor, describe_counts
from .waiting import wait_until

MESSAGES = 1000
CLIENTS = 16
# A message with a filled in hidden field and six links has 7; one that is sent at once has 2.
SET_QUARANTINE_SCORE = "UPDATE contact_feedbacksettings SET quarantine_score = 6"


def looks_like_spam(number):
    return number % 11 == 5


def message(number):
    links = " www.example.org" * 6 if looks_like_spam(number) else ""
    return f"Message {number:04} of {MESSAGES}.{links}"


def address(number):
    return f"sender-{number}@example.org" if number % 4 == 1 else ""


def details(number):
    """Return what the sender of a message fills in besides the message."""
    typed = {"reply_by": "email", "email": address(number)} if address(number) else {}
    return typed | ({"confirm_topic": "filled in"} if looks_like_spam(number) else {})


class Senders:
    """Visitors who send at once; `sent` lists (text, reference) of each message, `errors` counts their errors."""

    def __init__(self, url):
        self.url, self.errors, self.sent = url, Counter(), []
        self._own = local()

    def send(self, number):
        """Send one message from the browser of this thread."""
        if not hasattr(self._own, "visitor"):
            self._own.visitor = Visitor(self.url, self.errors)
        text = message(number)
        self.sent.append((text, self._own.visitor.send(text, **details(number))))

    def send_all(self, faults):
        """Send every message: a batch for each fault, which is injected in the middle of the batch."""
        with ThreadPoolExecutor(CLIENTS) as clients:
            for batch, fault in enumerate(faults):
                numbers = range(batch, MESSAGES, len(faults))
                before, sending = len(self.sent), clients.map(self.send, numbers)
                self._wait_for(before + len(numbers) // 5)
                fault()
                list(sending)

    def _wait_for(self, number):
        wait_until(lambda: len(self.sent) >= number, f"{number} messages to be sent")


def notifications(mailbox):
    """Return {reference: Message-IDs of all notifications of it}."""
    mails = [mail for mail in mailbox.messages if mail["Subject"].startswith("Feedback ")]
    return group_ids(mails, lambda mail: re.match(r"Feedback ([\w-]+): ", mail["Subject"])[1])


def receipts(mailbox):
    """Return {address: Message-IDs of all receipts to it}."""
    mails = [mail for mail in mailbox.messages if mail["Subject"].startswith("We have received")]
    return group_ids(mails, lambda mail: mail["To"])


def test_no_message_or_notification_is_lost_under_faults(running_site, record_property):
    site, mailbox, restart_postgres = running_site
    site.execute(SET_QUARANTINE_SCORE)
    faults = FaultInjector(site, mailbox, restart_postgres)
    senders = Senders(site.url)
    senders.send_all(faults.schedule)
    recover(site)

    rows = site.query("SELECT message, reference FROM contact_feedback")
    quarantined = {row[0] for row in site.query("SELECT reference FROM contact_feedback WHERE quarantined")}
    told, receipted = notifications(mailbox), receipts(mailbox)
    references = {reference for _, reference in senders.sent if reference}
    lost = set(senders.sent) - set(rows)
    due_receipts = {address(number) for number in range(MESSAGES) if not looks_like_spam(number)} - {""}
    record_property(
        "figure",
        f"{MESSAGES:,} messages: {len(references):,} references shown, {len(rows):,} rows, "
        f"{len(lost)} lost; {len(quarantined)} in quarantine; notifications of {len(told):,}, receipts to "
        f"{len(receipted):,}, mails {len(mailbox.messages):,}; "
        f"faults: {describe_counts(faults.injected)}; senders got: {describe_counts(senders.errors)}.",
    )
    assert len(references) == MESSAGES
    assert sorted(senders.sent) == sorted(rows)
    assert len(quarantined) == sum(map(looks_like_spam, range(MESSAGES)))
    assert told.keys() == references - quarantined
    assert receipted.keys() == due_receipts
    assert {len(identifiers) for identifiers in [*told.values(), *receipted.values()]} == {1}
    assert site.worker.poll() is None
