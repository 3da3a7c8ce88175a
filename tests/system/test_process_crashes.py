"""Each process is killed under load: pages stay up, and each message is stored or refused with an instruction."""

import os
import shutil
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import NamedTuple

import pytest

from tests.binaries import missing_line
from tests.with_postgres import restartable_postgres

from .cluster import running_cluster
from .fault_injection import recover
from .polling import PollingClients
from .servers import Site, stalling_mail_server, supervised
from .visitor import Visitor, describe_counts
from .waiting import wait_until

if not shutil.which("nginx"):
    print(missing_line("that the site survives the crash of each process", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)

PATHS = "SELECT regexp_replace(url_path, '^/home', '') FROM wagtailcore_page WHERE live AND depth > 1 ORDER BY 1"
FORM = "/contact/"  # not cached: it says so when no message can be stored
SENDERS = 2
OUTAGE = 3  # seconds for which the database is down


class Sent(NamedTuple):
    """A message, when its sender began to send it (monotonic), and the reference it was given."""

    text: str
    began: float
    reference: str | None


class SiteUnderTest:
    """A supervised site behind nginx, with one method for each crash."""

    def __init__(self, proxy, site, mailbox, restart_postgres):
        self.proxy, self.site, self.mailbox, self.restart_postgres = proxy, site, mailbox, restart_postgres
        self.paths = [path for (path,) in site.query(PATHS) if path != FORM]

    def kill_web_process(self):
        """Kill one of the two processes that serve requests."""
        self.site.kill_web_process()

    def kill_worker(self):
        """Kill the worker with all its processes."""
        os.killpg(self.site.worker.pid, signal.SIGKILL)

    def kill_postgres(self):
        """Kill the postmaster, which ends all other processes, and start it again after a while."""
        self.restart_postgres("kill", lambda: time.sleep(OUTAGE))

    def kill_web_and_worker(self):
        """Kill web server and worker with all their processes."""
        for part in (self.site.web, self.site.worker):
            os.killpg(part.pid, signal.SIGKILL)

    @contextmanager
    def under_load(self):
        """Let visitors read and send until the block ends; yield (readers, errors of senders, what they sent)."""
        readers, errors, sent, stopping = PollingClients(self.paths), Counter(), [], Event()
        for _ in range(3):
            readers.add(self.proxy.port, tls=self.proxy.tls)

        def send(number):
            visitor = Visitor(self.proxy.url, errors, self.proxy.tls)
            while not stopping.is_set():
                began = time.monotonic()
                text = f"Message {len(sent)} of sender {number} at {began}."
                sent.append(Sent(text, began, visitor.send(text)))

        with readers.running(), ThreadPoolExecutor(SENDERS) as threads:
            futures = [threads.submit(send, number) for number in range(SENDERS)]
            wait_until(lambda: len(sent) >= SENDERS and len(readers.responses) >= 3 * len(self.paths), "some load")
            try:
                yield readers, errors, sent
            finally:
                stopping.set()
        for future in futures:
            future.result()

    def has_recovered(self, sent, crashed_at):
        """Return whether web server and worker work again: staff were notified of a message begun after the crash.

        Of one, not of each: new messages arrive all the time, and a mail that the dead worker had claimed waits.
        """
        begun_since = {message.reference for message in sent if message.began > crashed_at}
        return not begun_since.isdisjoint(self.notified())

    def notified(self):
        """Return the references of the messages of which staff were notified."""
        return {mail["Subject"].split()[1].rstrip(":") for mail in self.mailbox.messages}


@pytest.fixture(scope="module")
def running_site(tmp_path_factory):
    """Run the site behind nginx, and restart its processes when they stop."""
    with ExitStack() as stack:
        database, restart = stack.enter_context(restartable_postgres(prepared=True))
        mailbox = stack.enter_context(stalling_mail_server())
        data, folder = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("proxy") / "nginx"
        Site(str(data), database).prepare()
        mail = {"EMAIL_URL": f"smtp://127.0.0.1:{mailbox.port}"}
        proxy, [site] = stack.enter_context(running_cluster(folder, data, database, servers=1, **mail))
        site.start_worker()
        stack.enter_context(supervised(site))
        yield SiteUnderTest(proxy, site, mailbox, restart)


@pytest.mark.parametrize("kill", ["kill_web_process", "kill_worker", "kill_postgres", "kill_web_and_worker"])
def test_pages_stay_up_and_messages_are_stored_or_refused(kill, running_site, record_property):
    with running_site.under_load() as (readers, errors, sent):
        getattr(running_site, kill)()
        crashed_at = time.monotonic()
        wait_until(lambda: running_site.has_recovered(sent, crashed_at), "a notification of a message begun since")
    recover(running_site.site)
    statuses = Counter(response.status for response in readers.responses)
    stored = set(running_site.site.query("SELECT message, reference FROM contact_feedback"))
    lost = {message for message in sent if (message.text, message.reference) not in stored}
    record_property(
        "figure",
        f"{kill}: readers got {dict(statuses)}; {len(sent)} messages sent, {len(lost)} lost; "
        f"senders got {describe_counts(errors) or 'no error'}",
    )
    assert statuses.keys() == {200}
    assert {response.path for response in readers.responses} == set(running_site.paths)
    assert errors["error pages without an instruction"] == errors["failed connections"] == 0
    assert lost == set()
    assert {message.reference for message in sent} <= running_site.notified()
