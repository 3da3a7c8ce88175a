"""What breaks while messages are being sent, in the order in which it does."""

from collections import Counter

from .waiting import wait_until

FAILED = "SELECT id FROM contact_mail WHERE last_error = %s"


class Faults:
    """Breaks parts of a `Site`; `done` counts what was broken."""

    def __init__(self, site, mailbox, restart_postgres):
        self.site, self.mailbox, self.restart_postgres = site, mailbox, restart_postgres
        self.done = Counter()

    @property
    def programme(self):
        """One fault for each batch of messages. After the crash of the database nobody touches the worker again."""
        return [
            self.mail_is_refused,
            self.mail_breaks_off,
            self.worker_dies_while_mail_hangs,
            self.web_process_dies,
            self.worker_dies_before_it_hears_that_mail_was_taken,
            self.postgres_restarts,
            self.worker_dies_while_mail_hangs,
            self.worker_dies_before_it_hears_that_mail_was_taken,
            self.postgres_crashes_while_mail_hangs,
            self.web_process_dies,
        ]

    def mail_is_refused(self):
        """Refuse every recipient for the time of thirty mails."""
        self._fail_mails("refuse", "SMTPRecipientsRefused")

    def mail_breaks_off(self):
        """Break off in the middle of thirty mails."""
        self._fail_mails("drop", "SMTPServerDisconnected")

    def worker_dies_while_mail_hangs(self):
        """Kill the worker when it has taken a task and has not finished it."""
        self._hold("hang")
        self.site.kill_worker()
        self.mailbox.mode = "well"
        self.done["worker killed"] += 1

    def worker_dies_before_it_hears_that_mail_was_taken(self):
        """Kill the worker when its mail is there and it does not know."""
        self._hold("late")
        self.site.kill_worker()
        self.mailbox.mode = "well"
        self.done["worker killed"] += 1

    def web_process_dies(self):
        """Kill one of the two processes that answer, in the middle of its answers."""
        self.site.kill_web_process()
        self.done["web process killed"] += 1

    def postgres_restarts(self):
        """Restart the database, which ends every session at once."""
        self.restart_postgres("fast")
        self.done["PostgreSQL restarted"] += 1

    def postgres_crashes_while_mail_hangs(self):
        """Let the database crash and recover while the worker is between taking a task and finishing it."""
        self._hold("hang")
        self.restart_postgres("immediate")
        self.mailbox.mode = "well"
        self.done["PostgreSQL restarted"] += 1

    def _fail_mails(self, mode, error):
        self.mailbox.mode = mode
        wait_until(lambda: len(self.site.ask(FAILED, error)) >= 30, f"thirty mails with {error}")
        self.mailbox.mode = "well"
        self.done[f"mail server in mode {mode}"] += 1

    def _hold(self, mode):
        before, self.mailbox.mode = self.mailbox.held, mode
        wait_until(lambda: self.mailbox.held > before, "a mail in the worker's hands")
        self.done[f"mail server in mode {mode}"] += 1
