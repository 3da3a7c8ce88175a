"""1,000 messages while mail server, worker, database and web server break: none is lost, and staff hear of each."""

import re
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from threading import local

import pytest

from tests.with_postgres import restartable_postgres

from .faults import Faults
from .servers import Site, watched_mail_server
from .visitor import Visitor, listed
from .waiting import wait_until

MESSAGES = 1000
CLIENTS = 16
QUEUED = "SELECT count(*) FROM django_q_ormq"
UNSENT = "SELECT count(*) FROM contact_mail WHERE sent_at IS NULL"


@pytest.fixture
def breakable():
    """Run everything that the site needs; return the site, the mailbox and how to restart the database."""
    with (
        tempfile.TemporaryDirectory(prefix="carecity-system-", ignore_cleanup_errors=True) as folder,
        restartable_postgres() as (database, restart_postgres),
        watched_mail_server() as mailbox,
    ):
        site = Site(folder, database, EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}")
        try:
            site.prepare()
            site.start_worker()
            site.start_web()
            site.wait_for_web()
            yield site, mailbox, restart_postgres
        finally:
            site.stop()


class Senders:
    """Many people who send at once; `seen` is text and reference of what was sent, `met` what went wrong for them."""

    def __init__(self, address):
        self.address, self.met, self.seen = address, Counter(), []
        self._own = local()

    def send(self, text):
        """Send one message from the browser of this thread."""
        if not hasattr(self._own, "visitor"):
            self._own.visitor = Visitor(self.address, self.met)
        self.seen.append((text, self._own.visitor.send(text)))

    def send_all(self, programme):
        """Send every message: a batch for each fault, which happens in the middle of it."""
        with ThreadPoolExecutor(CLIENTS) as clients:
            for batch, fault in enumerate(programme):
                texts = [f"Message {number:04} of {MESSAGES}." for number in range(batch, MESSAGES, len(programme))]
                before, sent = len(self.seen), clients.map(self.send, texts)
                self._wait_for(before + len(texts) // 5)
                fault()
                list(sent)

    def _wait_for(self, number):
        wait_until(lambda: len(self.seen) >= number, f"{number} messages to be sent")


def recover(site):
    """Let the worker catch up, then let the time pass that mails and tasks of dead workers wait for."""
    wait_until(lambda: site.ask(f"{QUEUED} WHERE lock <= now()") == [(0,)], "the worker to catch up")
    site.change("UPDATE contact_mail SET next_try_at = now() WHERE sent_at IS NULL")
    site.change("UPDATE django_q_ormq SET lock = now()")
    site.manage("send_due_mail")
    wait_until(lambda: site.ask(QUEUED) == [(0,)], "the last task to leave the queue")
    wait_until(lambda: site.ask(UNSENT) == [(0,)], "the last mail to be sent")


def notifications(mailbox):
    """Return reference: the Message-IDs of the mails about it, each as often as it came."""
    found = defaultdict(list)
    for mail in mailbox.messages:
        found[re.match(r"Feedback ([\w-]+): ", mail["Subject"])[1]].append(mail["Message-ID"])
    return found


def test_no_message_and_no_notification_is_lost_whatever_breaks(breakable, record_property):
    site, mailbox, restart_postgres = breakable
    faults = Faults(site, mailbox, restart_postgres)
    senders = Senders(site.address)
    senders.send_all(faults.programme)
    recover(site)

    rows = site.ask("SELECT message, reference FROM contact_feedback WHERE NOT quarantined")
    mails = notifications(mailbox)
    references = {reference for _, reference in senders.seen if reference}
    lost = set(senders.seen) - set(rows)
    record_property(
        "figure",
        f"{MESSAGES:,} messages: {len(references):,} references seen, {len(rows):,} rows, "
        f"{len(lost)} lost; notifications of {len(mails):,}, mails {len(mailbox.messages):,}; "
        f"faults: {listed(faults.done)}; senders met: {listed(senders.met)}.",
    )
    assert len(references) == MESSAGES
    assert sorted(senders.seen) == sorted(rows)
    assert mails.keys() == references
    assert {reference for reference, identifiers in mails.items() if len(set(identifiers)) > 1} == set()
    assert site.ask("SELECT count(*) FROM contact_feedback") == [(MESSAGES,)]
    assert site.worker.poll() is None
