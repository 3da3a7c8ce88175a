"""`python -m tests.with_postgres COMMAND…`: runs a command against a PostgreSQL of its own, thrown away afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .binaries import free_port, missing_line, postgres_bin

# For a database that is thrown away: nothing has to survive a power cut.
OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"


@contextmanager
def throwaway_postgres():
    """Start a PostgreSQL server in a temporary folder and yield its address for DATABASE_URL."""
    with restartable_postgres("-c synchronous_commit=off") as (address, _):
        yield address


@contextmanager
def restartable_postgres(options=""):
    """Do the same, and yield with it a function that restarts the server in a mode of `pg_ctl`, or by `kill`.

    What is committed survives even `immediate` and `kill`, which are crashes, unless `synchronous_commit` is off. What
    the function is given besides is done while the server is away.
    """
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="carecity-pg-"))
    if user:
        shutil.chown(folder, user)
    server = _Server(folder, free_port(), partial(_run, user, folder), options)
    server.run("initdb", "-D", server.data, "-U", "carecity", "--auth=trust", "--encoding=UTF8", "--no-sync")
    server.start()
    try:
        yield f"postgres://carecity@127.0.0.1:{server.port}/postgres", server.restart
    finally:
        server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class _Server:
    folder: Path
    port: int
    run: partial
    options: str

    @property
    def data(self):
        return self.folder / "data"

    def start(self):
        settings = f"{OPTIONS} {self.options} -p {self.port} -k {self.folder}"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", settings, "start")

    def stop(self, mode):
        if mode == "kill":
            os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        else:
            self.run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def restart(self, mode, meanwhile=lambda: None):
        self.stop(mode)
        meanwhile()
        self.start()


def _run(user, folder, program, *arguments):
    """Run one of PostgreSQL's programs in a folder, as somebody else if a user is given."""
    as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
    subprocess.run([*as_user, postgres_bin() / program, *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL)


def _unprivileged_user():
    """Return whom to run the server as when we are root, which it refuses; else None."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main(command):
    """Run the command with DATABASE_URL set; say so in one line where there is no PostgreSQL."""
    if postgres_bin() is None:
        print(missing_line("PostgreSQL", "postgresql"))
        return 0
    with throwaway_postgres() as address:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
