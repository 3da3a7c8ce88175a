"""Upgrading from the first release while visitors read and send: no visitor gets an error, no message is lost.

Editors publish through both releases. The first release shows only the title of a page whose type it does not know, and
responds with 404 to a feed below it, so the CMS refuses the new lists until the worker creates them an hour later.
"""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from tests.binaries import missing_line
from tests.with_postgres import restartable_postgres

from .load import Load
from .new_items import A_WEEK_LATER, AFTER, AN_HOUR_LATER, BESIDE, BESIDE_PATH, NAMED
from .nginx import reverse_proxy
from .older_releases import EDITING, FirstRelease, is_in_this_clone
from .servers import SETTINGS, Site, stalling_mail_server
from .visitor import Visitor, describe_counts
from .waiting import wait_until, wait_until_none_left

if not (shutil.which("nginx") and is_in_this_clone()):
    print(missing_line("a rolling upgrade, which needs nginx and the whole git history", "nginx git"))
    pytest.skip("no nginx or no history here", allow_module_level=True)

PATHS = "SELECT regexp_replace(url_path, '^/home', '') FROM wagtailcore_page WHERE live AND depth > 1 ORDER BY 1"
BLOCKED = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND starts_with(query, 'ALTER TABLE')"
STORED = "SELECT count(*) FILTER (WHERE due_on IS NULL), count(due_on) FROM contact_feedback"  # by old code, by new
UNSENT = "SELECT count(*) FROM contact_mail WHERE sent_at IS NULL"
# The jobs that bring what the release before has stored: the worker runs them at once, instead of within the hour.
MAKE_DUE = "UPDATE django_q_schedule SET next_run = now() WHERE name LIKE 'carecity: % another release %'"
# What the release before leaves undone: its messages lack days, its key figures a revision, and its site the lists.
INCOMPLETE = "SELECT count(*) FROM contact_feedback WHERE received_on IS NULL"
UNPUBLISHED = "SELECT count(*) FROM pages_keyfigure WHERE live AND latest_revision_id IS NULL"
LISTS = "SELECT count(*) FROM pages_projectindexpage, pages_newsindexpage, pages_opportunityindexpage"
EARLY = 5  # visitors who open the form before the upgrade and send it after


@pytest.fixture
def releases():
    """Run the first release behind nginx; return it, this release on the same data, the proxy and the mailbox."""
    with ExitStack() as running:
        folder = Path(
            running.enter_context(tempfile.TemporaryDirectory(prefix="carecity-", ignore_cleanup_errors=True))
        )
        database, _ = running.enter_context(restartable_postgres())
        mailbox = running.enter_context(stalling_mail_server())
        proxy = running.enter_context(reverse_proxy(folder / "nginx"))
        variables = {"SITE_URL": proxy.url, "ALLOWED_HOSTS": "localhost,127.0.0.1", "HTTPS": "1"}
        variables["EMAIL_URL"] = f"smtp://127.0.0.1:{mailbox.port}"
        variables |= {"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "1"}  # the first release's name for it, and today's
        old, new = (kind(str(folder), database, **variables) for kind in (FirstRelease, Site))
        for site in old, new:
            running.callback(site.stop)
        old.prepare()
        old.start_worker()
        old.start_web()
        old.wait_for_web()
        proxy.set_upstreams(old.port)
        yield old, new, proxy, mailbox


def prepare_beside_a_long_transaction(new):
    """Migrate while a backup, say, has tables locked: the migration gives up its locks and tries again."""
    with psycopg.connect(new.database) as reader:
        reader.execute("SELECT FROM contact_feedback, pages_homepage LIMIT 1")
        preparing = new.start("prepare")
        wait_until(lambda: new.query(BLOCKED) != [(0,)], "the migration to wait for the lock")
        wait_until(lambda: new.query(BLOCKED) == [(0,)], "the migration to give up")
    assert preparing.wait() == 0
    new.execute(SETTINGS)


def terminate(process):
    """Ask a process to finish its work and stop, and wait until it has."""
    process.terminate()
    process.wait()


def upgrade(old, new, proxy, load):
    """Upgrade in the steps of docs/operations.md."""
    with load.during("before"):
        pass
    with load.during("while migrating"):
        terminate(old.worker)
        prepare_beside_a_long_transaction(new)
        new.start_worker()
    with load.during("old code, new schema"):
        old.run(EDITING)
        load.paths.append("/about/made-in-between/")
    with load.during("side by side"):
        new.start_web()
        new.wait_for_web()
        [stored] = new.query(STORED)
        proxy.set_upstreams(old.port, new.port)
        wait_until(
            lambda: all(now > then + 3 for now, then in zip(*new.query(STORED), stored, strict=True)),
            "messages through both releases",
        )
        run(new, BESIDE)
        load.paths.append(BESIDE_PATH)
    with load.during("after"):
        proxy.set_upstreams(new.port)
        terminate(old.web)
    assert new.count(LISTS) == 0
    with load.during("an hour later"):
        run(new, AN_HOUR_LATER)
        new.execute(MAKE_DUE)
        wait_until(lambda: new.count(LISTS), "the worker to create the lists")
        wait_until_none_left(lambda: new.count(INCOMPLETE) + new.count(UNPUBLISHED), "the worker to complete the rest")
        run(new, AFTER)
        load.paths += NAMED
        for path, texts in NAMED.items():
            wait_until(lambda path=path, texts=texts: has_texts(proxy, path, texts), f"{texts} on {path}")
    with load.during("a week later"):
        assert list(old.media.glob("documents/*"))
        run(new, A_WEEK_LATER)
        new.execute(MAKE_DUE)
        wait_until_none_left(lambda: len(list(old.media.glob("documents/*"))), "the worker to move the documents")


def run(site, python):
    """Run Python code with the models of today."""
    site.manage("shell", "-v0", "--command", python)


def has_texts(proxy, path, texts):
    """Return whether a visitor finds these texts on a page; fail if the response is an error."""
    with urlopen(proxy.url + path, context=proxy.tls) as response:  # noqa: S310 - loopback, our own server
        page = response.read().decode()
    return all(text in page for text in texts)


def test_upgrade_causes_no_error_and_loses_no_message(releases, record_property):
    old, new, proxy, mailbox = releases
    load = Load(proxy.url, proxy.tls, [path for (path,) in old.query(PATHS)])
    early = [Visitor(proxy.url, tls=proxy.tls) for _ in range(EARLY)]
    forms = [visitor.open_form() for visitor in early]
    with load.running():
        upgrade(old, new, proxy, load)
    for number, (visitor, form) in enumerate(zip(early, forms, strict=True)):
        text = f"Opened before, sent after: {number}."
        load.sent["after"].append((text, visitor.send(text, form)))
    wait_until_none_left(lambda: new.count(UNSENT), "the last mail to be sent")

    sent = [message for messages in load.sent.values() for message in messages]
    rows = new.query("SELECT message, reference FROM contact_feedback")
    counts = [f"{phase} {read.total():,} and {len(load.sent[phase])}" for phase, read in load.read.items()]
    record_property(
        "figure",
        f"Responses and messages: {', '.join(counts)}; readers got: {describe_counts(load.reader_responses())}; "
        f"senders got: {describe_counts(load.errors)}; {len(set(sent) - set(rows))} of {len(sent):,} messages lost.",
    )
    assert load.unexpected() == {}
    assert sorted(rows) == sorted(sent)
    assert [visitor.errors for visitor in early] == [{"responses with status 403": 1}] * EARLY
    assert len(mailbox.messages) == new.query(STORED)[0][1]
