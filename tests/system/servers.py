"""The production set-up in parts that tests can kill: web server, worker, database, mail server."""

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from urllib.request import Request, urlopen

import psycopg

from tests.binaries import free_port
from tests.mail_server import mail_server
from tests.site_snapshot import static_root

from .waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
RESTART_AFTER = 2  # seconds, as RestartSec of the units in deploy/systemd
# The 1,000 messages of a test come from one IP address, within seconds of opening the form.
SETTINGS = """
INSERT INTO contact_feedbacksettings (notify, reply_to, answer_within_days, quarantine_score, messages_an_hour)
VALUES ('staff@example.org', '', 10, 100, 32767)
"""


class Site:
    """Web server and worker as `make serve` starts them, with a database and a mail server that already run."""

    code = ROOT  # the folder of the code that runs

    def __init__(self, folder, database, **variables):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        own = {"DATA_DIR": folder, "SITE_URL": self.url, "ALLOWED_HOSTS": "127.0.0.1", "DATABASE_URL": database}
        own |= static_root() | {"PORT": str(self.port), "TMPDIR": folder}
        self.environment = os.environ | own | variables
        self.database = database
        self.web = self.worker = None

    def prepare(self):
        """Migrate and load the initial content, as before new code serves, and save the feedback settings."""
        assert self.start("prepare").wait() == 0
        self.execute(SETTINGS)

    def manage(self, *arguments):
        """Run a management command to its end."""
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=self.code, env=self.environment, check=True)

    def read_output(self, *arguments):
        """Run a management command to its end and return what it prints."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.check_output(command, cwd=self.code, env=self.environment, text=True)

    def query(self, sql, *values):
        """Return the rows of a query on a new connection."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            return connection.execute(sql, values).fetchall()

    def count(self, sql):
        """Return the number that a query finds."""
        [(number,)] = self.query(sql)
        return number

    def execute(self, sql):
        """Change rows without the site's knowledge."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            connection.execute(sql)

    def start_web(self):
        self.web = self.start("web")

    def wait_for_web(self):
        """Wait for the web server's first response."""
        wait_until(self._responds, "the site's first response")

    def start_worker(self):
        self.worker = self.start("worker")

    def kill_worker(self):
        """Kill all processes of the worker at once, and start it again as systemd would."""
        assert self.worker.poll() is None, "The worker had already stopped."
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()
        self.start_worker()

    def kill_web_process(self):
        """Kill one of the processes that serve requests; the web server has to start another."""
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        os.kill(int(children[-1]), signal.SIGKILL)

    def stop(self):
        """Kill what runs: its data is thrown away."""
        for part in filter(None, (self.web, self.worker)):
            if part.poll() is None:
                os.killpg(part.pid, signal.SIGKILL)
                part.wait()

    def start(self, part):
        """Start a part of deploy/start.sh and return its process."""
        return subprocess.Popen([self.code / "deploy/start.sh", part], env=self.environment, start_new_session=True)

    def _responds(self):
        assert self.web.poll() is None, "The web server did not start."
        try:
            # The header that nginx sends: with HTTPS on, a plain request is redirected.
            urlopen(Request(f"{self.url}/contact/", headers={"X-Forwarded-Proto": "https"})).close()  # noqa: S310 - loopback
        except OSError:
            return False
        return True


@contextmanager
def supervised(site):
    """Restart web server and worker of a site when they stop, as systemd does, until the block ends."""
    stopping = Event()

    def supervise():
        while not stopping.wait(0.1):
            for part in ("web", "worker"):
                if getattr(site, part).poll() is not None and not stopping.wait(RESTART_AFTER):
                    setattr(site, part, site.start(part))

    thread = Thread(target=supervise)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


@contextmanager
def stalling_mail_server():
    """Start a mail server that counts in `held` the mails that it has not acknowledged.

    It has one more mode, `late`: the mail is accepted, but the acknowledgement is not sent.
    """
    with mail_server() as mailbox:
        accept, mailbox.held = mailbox.handle_DATA, 0

        async def stall(server, session, envelope):
            late = mailbox.mode == "late"
            if late:
                await accept(server, session, envelope)
            mailbox.held += late or mailbox.mode == "hang"
            if late:
                await asyncio.sleep(30)
            return await accept(server, session, envelope)

        mailbox.handle_DATA = stall
        yield mailbox
