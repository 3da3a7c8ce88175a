"""From the first release to this one while people read and write: nobody meets a fault, no message is lost."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.binaries import missing_line
from tests.with_postgres import restartable_postgres

from .first_release import EDITING, FirstRelease, is_in_this_clone
from .front import front
from .load import Crowd
from .servers import SETTINGS, Site, watched_mail_server
from .visitor import Visitor, listed
from .waiting import wait_until

if not (shutil.which("nginx") and is_in_this_clone()):
    print(missing_line("a rolling upgrade, which wants nginx and this project's whole history", "nginx git"))
    pytest.skip("no nginx or no history here", allow_module_level=True)

ADDRESSES = "SELECT regexp_replace(url_path, '^/home', '') FROM wagtailcore_page WHERE live AND depth > 1 ORDER BY 1"
BLOCKED = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND starts_with(query, 'ALTER TABLE')"
STORED = "SELECT count(*) FILTER (WHERE due_on IS NULL), count(due_on) FROM contact_feedback"  # by old code, by new
UNSENT = "SELECT count(*) FROM contact_mail WHERE sent_at IS NULL"
EARLY = 5  # people who open the form before the upgrade and send it after


@pytest.fixture
def releases():
    """Run the first release behind nginx; return it, this release on the same data, the front and the mailbox."""
    with ExitStack() as running:
        folder = Path(
            running.enter_context(tempfile.TemporaryDirectory(prefix="carecity-", ignore_cleanup_errors=True))
        )
        database, _ = running.enter_context(restartable_postgres())
        mailbox = running.enter_context(watched_mail_server())
        door = running.enter_context(front(folder / "nginx"))
        variables = {"SITE_URL": door.address, "ALLOWED_HOSTS": "localhost,127.0.0.1", "HTTPS": "1"}
        variables["EMAIL_URL"] = f"smtp://127.0.0.1:{mailbox.port}"
        variables |= {"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "1"}  # the first release's name for it, and today's
        old, new = (kind(str(folder), database, **variables) for kind in (FirstRelease, Site))
        for site in old, new:
            running.callback(site.stop)
        old.prepare()
        old.start_worker()
        old.start_web()
        old.wait_for_web()
        door.lead_to(old.port)
        yield old, new, door, mailbox


def prepare_beside_a_long_reader(new):
    """Prepare while a backup, say, has tables open for long: migrating gives way to all others, and begins again."""
    with psycopg.connect(new.database) as reader:
        reader.execute("SELECT FROM contact_feedback, pages_homepage LIMIT 1")
        preparing = new.start("prepare")
        wait_until(lambda: new.ask(BLOCKED) != [(0,)], "migrating to wait for the reader")
        wait_until(lambda: new.ask(BLOCKED) == [(0,)], "migrating to give way")
    assert preparing.wait() == 0
    new.change(SETTINGS)


def end(process):
    """Ask a process to finish what it has begun, and wait until it has."""
    process.terminate()
    process.wait()


def upgrade(old, new, door, crowd):
    """Go from one release to the other, as the README says."""
    with crowd.during("before"):
        pass
    with crowd.during("while migrating"):
        end(old.worker)
        prepare_beside_a_long_reader(new)
        new.start_worker()
    with crowd.during("old code, new schema"):
        old.run(EDITING)
        crowd.paths.append("/about/made-in-between/")
    with crowd.during("side by side"):
        new.start_web()
        new.wait_for_web()
        [stored] = new.ask(STORED)
        door.lead_to(old.port, new.port)
        wait_until(lambda: all(now > then + 3 for now, then in zip(*new.ask(STORED), stored, strict=True)), "both")
    with crowd.during("after"):
        door.lead_to(new.port)
        end(old.web)


def test_nobody_meets_a_fault_and_no_message_is_lost_while_the_site_is_upgraded(releases, record_property):
    old, new, door, mailbox = releases
    crowd = Crowd(door.address, door.tls, [path for (path,) in old.ask(ADDRESSES)])
    early = [Visitor(door.address, tls=door.tls) for _ in range(EARLY)]
    forms = [visitor.open_form() for visitor in early]
    with crowd.at_the_door():
        upgrade(old, new, door, crowd)
    for number, (visitor, form) in enumerate(zip(early, forms, strict=True)):
        text = f"Opened before, sent after: {number}."
        crowd.sent["after"].append((text, visitor.send(text, form)))
    wait_until(lambda: new.ask(UNSENT) == [(0,)], "the last mail to be sent")

    sent = [message for messages in crowd.sent.values() for message in messages]
    rows = new.ask("SELECT message, reference FROM contact_feedback")
    counts = [f"{phase} {read.total():,} and {len(crowd.sent[phase])}" for phase, read in crowd.read.items()]
    record_property(
        "figure",
        f"Readings and messages: {', '.join(counts)}; readers met: {listed(crowd.met_by_readers())}; "
        f"senders met: {listed(crowd.met)}; {len(set(sent) - set(rows))} of {len(sent):,} messages lost.",
    )
    assert crowd.faults() == {}
    assert sorted(rows) == sorted(sent)
    assert [visitor.met for visitor in early] == [{"answers 403": 1}] * EARLY
    assert len(mailbox.messages) == new.ask(STORED)[0][1]
