"""`python -m tests.with_postgres COMMAND…` runs a command with a temporary PostgreSQL server in DATABASE_URL."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .binaries import free_port, missing_line, postgres_bin
from .site_snapshot import manage, snapshot_folder

# The data is thrown away: nothing has to survive a power cut.
OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"
EMPTY, SITE = "postgres", "site"  # databases; the second one has the snapshot's site


@contextmanager
def throwaway_postgres() -> Iterator[str]:
    """Start a PostgreSQL server in a temporary folder and yield the URL of an empty database."""
    with restartable_postgres("-c synchronous_commit=off") as (url, _):
        yield url


@contextmanager
def restartable_postgres(options: str = "", *, prepared: bool = False) -> Iterator[tuple[str, Callable]]:
    """Start a server; yield the URL of a database and a function that restarts the server.

    A prepared database has a migrated site with the initial content where this run has a snapshot; elsewhere it is
    empty, so that the caller migrates in any case. The function takes a shutdown mode of `pg_ctl` or "kill", and
    optionally a function to call while the server is down. Committed rows survive even `immediate` and `kill`, which
    are crashes, unless `synchronous_commit` is off.
    """
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="carecity-pg-"))
    if user:
        shutil.chown(folder, user)
    server = _Server(folder, free_port(), partial(_run, user, folder), options)
    snapshot = snapshot_folder()
    copied = snapshot is not None and (snapshot / "postgres").exists()
    if copied:
        subprocess.run(["cp", "-a", snapshot / "postgres", server.data], check=True)
    else:
        server.create()
    server.start()
    try:
        yield server.url(SITE if prepared and copied else EMPTY), server.restart
    finally:
        server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def create_snapshot(target: Path, variables: dict[str, str]) -> None:
    """Create a data directory with an empty database and one with a migrated site, and leave its server stopped."""
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="carecity-pg-"))
    if user:
        shutil.chown(folder, user)
    server = _Server(folder, free_port(), partial(_run, user, folder), "")
    server.create()
    server.start()
    server.run("createdb", "-h", "127.0.0.1", "-p", str(server.port), "-U", "carecity", SITE)
    for command in (["migrate", "-v0"], ["load_initial_content"]):
        manage(variables | {"DATABASE_URL": server.url(SITE)}, *command)
    server.stop("fast")
    subprocess.run(["cp", "-a", server.data, target], check=True)
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class _Server:
    folder: Path
    port: int
    run: partial
    options: str

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        return f"postgres://carecity@127.0.0.1:{self.port}/{database}"

    def create(self) -> None:
        self.run("initdb", "-D", self.data, "-U", "carecity", "--auth=trust", "--encoding=UTF8", "--no-sync")

    def start(self) -> None:
        settings = f"{OPTIONS} {self.options} -p {self.port} -k {self.folder}"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", settings, "start")

    def stop(self, mode: str) -> None:
        if mode == "kill":
            os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        else:
            self.run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def restart(self, mode: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.stop(mode)
        meanwhile()
        self.start()


def _run(user: str | None, folder: Path, program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programs in a folder, as another user if one is given."""
    as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
    subprocess.run([*as_user, postgres_bin() / program, *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL)


def _unprivileged_user() -> str | None:
    """Return the user to run the server as if we are root, which PostgreSQL refuses; else None."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL set; print one line where PostgreSQL is not installed."""
    if postgres_bin() is None:
        print(missing_line("PostgreSQL", "postgresql"))
        return 0
    with throwaway_postgres() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
