"""The production set-up in parts that can be killed: web server, worker, database, mail server."""

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg

from tests.binaries import free_port
from tests.mail_server import mail_server
from tests.site_snapshot import collected

from .waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
# 1,000 messages come from one connection here, and within seconds of opening the form.
SETTINGS = """
INSERT INTO contact_feedbacksettings (notify, reply_to, answer_within_days, quarantine_score, messages_an_hour)
VALUES ('staff@example.org', '', 10, 100, 32767)
"""


class Site:
    """Web server and worker as `make serve` starts them, on a database and a mail server that run already."""

    code = ROOT  # the folder of the code that runs

    def __init__(self, folder, database, **variables):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        own = {"DATA_DIR": folder, "SITE_URL": self.address, "ALLOWED_HOSTS": "127.0.0.1", "DATABASE_URL": database}
        own |= collected() | {"PORT": str(self.port), "TMPDIR": folder}
        self.environment = os.environ | own | variables
        self.database = database
        self.web = self.worker = None

    def prepare(self):
        """Do what comes before serving, and write the settings."""
        assert self.start("prepare").wait() == 0
        self.change(SETTINGS)

    def manage(self, *arguments):
        """Run a management command to its end."""
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=self.code, env=self.environment, check=True)

    def ask(self, sql, *values):
        """Return the rows that a query of its own connection gives."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            return connection.execute(sql, values).fetchall()

    def change(self, sql):
        """Change rows behind the site's back."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            connection.execute(sql)

    def start_web(self):
        """Start the web server."""
        self.web = self.start("web")

    def wait_for_web(self):
        """Wait for the web server's first answer."""
        wait_until(self._answers, "the site's first answer")

    def start_worker(self):
        """Start the worker."""
        self.worker = self.start("worker")

    def kill_worker(self):
        """Kill the worker, all its processes at once, and start it again as an operating system would."""
        assert self.worker.poll() is None, "The worker had ended by itself."
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()
        self.start_worker()

    def kill_web_process(self):
        """Kill one of the processes that answer; the web server itself has to start another."""
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        os.kill(int(children[-1]), signal.SIGKILL)

    def stop(self):
        """Stop what runs; neither part is waited for, as its data is thrown away."""
        for part in filter(None, (self.web, self.worker)):
            if part.poll() is None:
                os.killpg(part.pid, signal.SIGKILL)
                part.wait()

    def start(self, part):
        """Start a part and return its process."""
        return subprocess.Popen([self.code / "deploy/start.sh", part], env=self.environment, start_new_session=True)

    def _answers(self):
        assert self.web.poll() is None, "The web server did not start."
        try:
            # As a server in front asks: with HTTPS on, all else is sent there.
            urlopen(Request(f"{self.address}/contact/", headers={"X-Forwarded-Proto": "https"})).close()  # noqa: S310 - loopback
        except OSError:
            return False
        return True


@contextmanager
def watched_mail_server():
    """Start a mail server that counts in `held` the mails it has left without an answer.

    On top of the modes that it has anyway comes `late`: the mail is taken, but the answer that says so is not sent.
    """
    with mail_server() as mailbox:
        answer, mailbox.held = mailbox.handle_DATA, 0

        async def watch(server, session, envelope):
            late = mailbox.mode == "late"
            if late:
                await answer(server, session, envelope)
            mailbox.held += late or mailbox.mode == "hang"
            if late:
                await asyncio.sleep(30)
            return await answer(server, session, envelope)

        mailbox.handle_DATA = watch
        yield mailbox
