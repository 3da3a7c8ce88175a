"""The running site; skips the system tests where PostgreSQL is not installed, and says so in one line."""

import tempfile

import pytest

from tests.binaries import missing_line, postgres_bin
from tests.with_postgres import restartable_postgres

from .servers import Site, stalling_mail_server

if postgres_bin() is None:
    print(missing_line("the running site under faults and during upgrades", "postgresql"))
    collect_ignore_glob = ["*"]


@pytest.fixture
def running_site():
    """Run everything that the site needs; return the site, the mailbox and a function that restarts the database."""
    with (
        tempfile.TemporaryDirectory(prefix="carecity-system-", ignore_cleanup_errors=True) as folder,
        restartable_postgres(prepared=True) as (database, restart_postgres),
        stalling_mail_server() as mailbox,
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
