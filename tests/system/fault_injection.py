"""The faults that are injected while the site is used, in order, and what the site recovers by itself."""

from collections import Counter, defaultdict

from .waiting import wait_until, wait_until_none_left

FAILED_MAIL = "SELECT id FROM contact_mail WHERE last_error LIKE %s"
QUEUED = "SELECT count(*) FROM django_q_ormq"
UNSENT = "SELECT count(*) FROM contact_mail WHERE sent_at IS NULL"


class FaultInjector:
    """Breaks parts of a `Site`; `injected` counts what was broken."""

    def __init__(self, site, mailbox, restart_postgres):
        self.site, self.mailbox, self.restart_postgres = site, mailbox, restart_postgres
        self.injected = Counter()

    @property
    def schedule(self):
        """One fault for each batch of messages. After the crash of the database the worker is not restarted again."""
        return [
            self.refuse_mail,
            self.drop_mail_connections,
            self.kill_worker_while_mail_hangs,
            self.kill_web_process,
            self.kill_worker_before_mail_is_acknowledged,
            self.restart_database,
            self.kill_worker_while_mail_hangs,
            self.kill_worker_before_mail_is_acknowledged,
            self.crash_database_while_mail_hangs,
            self.kill_web_process,
        ]

    def refuse_mail(self):
        """Refuse every recipient until thirty mails have failed."""
        self._fail_mails("refuse", "The mail server refused the address")

    def drop_mail_connections(self):
        """Close the connection in the middle of thirty mails."""
        self._fail_mails("drop", "SMTPServerDisconnected")

    def kill_worker_while_mail_hangs(self):
        """Kill the worker when it has taken a task and has not finished it."""
        self._hold_mail("hang")
        self.site.kill_worker()
        self.mailbox.mode = "accept"
        self.injected["worker killed"] += 1

    def kill_worker_before_mail_is_acknowledged(self):
        """Kill the worker when the mail server has its mail and the worker has not heard so."""
        self._hold_mail("late")
        self.site.kill_worker()
        self.mailbox.mode = "accept"
        self.injected["worker killed"] += 1

    def kill_web_process(self):
        """Kill one of the two web processes in the middle of its responses."""
        self.site.kill_web_process()
        self.injected["web process killed"] += 1

    def restart_database(self):
        """Restart the database, which ends every session at once."""
        self.restart_postgres("fast")
        self.injected["PostgreSQL restarted"] += 1

    def crash_database_while_mail_hangs(self):
        """Let the database crash and recover while the worker is between taking a task and finishing it."""
        self._hold_mail("hang")
        self.restart_postgres("immediate")
        self.mailbox.mode = "accept"
        self.injected["PostgreSQL restarted"] += 1

    def _fail_mails(self, mode, error):
        self.mailbox.mode = mode
        wait_until(lambda: len(self.site.query(FAILED_MAIL, f"%{error}%")) >= 30, f"thirty mails with {error}")
        self.mailbox.mode = "accept"
        self.injected[f"mail server in mode {mode}"] += 1

    def _hold_mail(self, mode):
        before, self.mailbox.mode = self.mailbox.held, mode
        wait_until(lambda: self.mailbox.held > before, "a mail that the worker is sending")
        self.injected[f"mail server in mode {mode}"] += 1


def recover(site):
    """Let the worker catch up; then make mails and tasks of dead workers due at once."""
    wait_until_none_left(lambda: site.count(f"{QUEUED} WHERE lock <= now()"), "the worker to catch up")
    site.execute("UPDATE contact_mail SET next_try_at = now() WHERE sent_at IS NULL")
    site.execute("UPDATE django_q_ormq SET lock = now()")
    site.manage("send_due_mail")
    wait_until_none_left(lambda: site.count(QUEUED), "the last task to leave the queue")
    wait_until_none_left(lambda: site.count(UNSENT), "the last mail to be sent")


def group_ids(mails, key):
    """Return {key of a mail: the Message-IDs of all mails with this key}."""
    found = defaultdict(set)
    for mail in mails:
        found[key(mail)].add(mail["Message-ID"])
    return found
