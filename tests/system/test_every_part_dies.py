"""Every part is killed under load, one after the other: pages go on, messages are stored or refused in words."""

import os
import shutil
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event

import pytest

from tests.binaries import missing_line
from tests.with_postgres import restartable_postgres

from .behind_nginx import served
from .keeper import kept_running
from .readers import Readers
from .servers import Site, watched_mail_server
from .visitor import Visitor, listed
from .waiting import wait_until

if not shutil.which("nginx"):
    print(missing_line("that the site goes on while its parts are killed", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)

PATHS = "SELECT regexp_replace(url_path, '^/home', '') FROM wagtailcore_page WHERE live AND depth > 1 ORDER BY 1"
FORM = "/contact/"  # which is never kept: it says so where no message can be taken
SENDERS = 2
AWAY = 3  # seconds for which the database is gone


class Breakable:
    """A site behind nginx that is started again, and what readers and senders met; each fault is waited out."""

    def __init__(self, door, site, mailbox, restart_postgres):
        self.door, self.site, self.mailbox, self.restart_postgres = door, site, mailbox, restart_postgres
        self.paths = [path for (path,) in site.ask(PATHS) if path != FORM]

    def kill_a_web_process(self):
        """Kill one of the two processes that answer."""
        self.site.kill_web_process()

    def kill_the_worker(self):
        """Kill the worker with all its processes."""
        os.killpg(self.site.worker.pid, signal.SIGKILL)

    def kill_postgres(self):
        """Kill the database's first process, which ends all others, and start it again after a while."""
        self.restart_postgres("kill", lambda: time.sleep(AWAY))

    def kill_all_of_django(self):
        """Kill web server and worker with all their processes."""
        for part in (self.site.web, self.site.worker):
            os.killpg(part.pid, signal.SIGKILL)

    @contextmanager
    def under_load(self):
        """Let people read and send until the block ends; yield (readers, met by senders, what they sent)."""
        readers, met, sent, over = Readers(self.paths), Counter(), [], Event()
        for _ in range(3):
            readers.add(self.door.port, tls=self.door.tls)

        def send(number):
            visitor = Visitor(self.door.address, met, self.door.tls)
            while not over.is_set():
                text = f"Message {len(sent)} of sender {number} at {time.monotonic()}."
                sent.append((text, visitor.send(text)))

        with readers.reading(), ThreadPoolExecutor(SENDERS) as people:
            sending = [people.submit(send, number) for number in range(SENDERS)]
            wait_until(lambda: len(sent) >= SENDERS and len(readers.answers) >= 3 * len(self.paths), "some load")
            try:
                yield readers, met, sent
            finally:
                over.set()
        for one in sending:
            one.result()

    def has_recovered(self, sent):
        """Tell whether both web server and worker do their work: these messages are stored, and staff heard of them."""
        told = {mail["Subject"].split()[1].rstrip(":") for mail in self.mailbox.messages}
        return bool(sent) and all(reference in told for _, reference in sent)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Run the site behind nginx, and start again whatever ends."""
    with ExitStack() as stack:
        database, restart = stack.enter_context(restartable_postgres())
        mailbox = stack.enter_context(watched_mail_server())
        data, folder = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("front") / "nginx"
        Site(str(data), database).prepare()
        mail = {"EMAIL_URL": f"smtp://127.0.0.1:{mailbox.port}"}
        door, [site] = stack.enter_context(served(folder, data, database, servers=1, **mail))
        site.start_worker()
        stack.enter_context(kept_running(site))
        yield Breakable(door, site, mailbox, restart)


@pytest.mark.parametrize("kill", ["kill_a_web_process", "kill_the_worker", "kill_postgres", "kill_all_of_django"])
def test_pages_go_on_and_messages_are_stored_or_refused_in_words(kill, place, record_property):
    with place.under_load() as (readers, met, sent):
        getattr(place, kill)()
        before = len(sent)
        wait_until(lambda: place.has_recovered(sent[before:]), "what is sent afterwards to be stored and told of")
    met_by_readers = Counter(answer.status for answer in readers.answers)
    lost = set(sent) - set(place.site.ask("SELECT message, reference FROM contact_feedback"))
    record_property(
        "figure",
        f"{kill}: readers met {dict(met_by_readers)}; {len(sent)} messages sent, {len(lost)} lost; "
        f"senders met {listed(met) or 'nothing wrong'}",
    )
    assert met_by_readers.keys() == {200}
    assert {answer.path for answer in readers.answers} == set(place.paths)
    assert met["answers that do not say what to do"] == met["times no answer"] == 0
    assert lost == set()
    assert all(reference for _, reference in sent)
