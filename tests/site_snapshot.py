"""A migrated site with the initial content, made once for a whole run of the tests and copied wherever a site starts.

`python -m tests.site_snapshot` fills the folder that SITE_SNAPSHOT names, which tests/run.sh sets: SQLite database and
files in `site`, and a stopped PostgreSQL data directory in `postgres`. Without SITE_SNAPSHOT, as in a run of single
tests, everything is made anew.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import environment  # noqa: F401 - sets the variables of tests
from tests.binaries import postgres_bin

ROOT = Path(__file__).resolve().parent.parent
STEPS = (["migrate", "-v0"], ["load_initial_content"], ["collectstatic", "--noinput", "-v0"])
VARIABLE = "SITE_SNAPSHOT"


def snapshot_folder():
    """Return the folder of the snapshot, or None where this run has none."""
    return Path(os.environ[VARIABLE]) if VARIABLE in os.environ else None


def manage(variables, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=variables, check=True, stdout=subprocess.DEVNULL
    )


def prepare(variables, python=""):
    """Create a site in the DATA_DIR and the database of these variables, then run Python code in it.

    Sites on SQLite are copied: of the snapshot, or of the first site of this run that ran the same code.
    """
    snapshot = None if "DATABASE_URL" in variables else snapshot_folder()
    if not snapshot:
        _create(variables, python)
        return
    source = snapshot / "site" if not python else snapshot / hashlib.sha256(python.encode()).hexdigest()
    if not source.exists():
        _save(source, variables, python)
    shutil.copytree(source, variables["DATA_DIR"], dirs_exist_ok=True)


def static_root():
    """Return the variable that names the collected static files of the snapshot, if there is one."""
    snapshot = snapshot_folder()
    return {"STATIC_ROOT": str(snapshot / "site/static")} if snapshot else {}


def _create(variables, python):
    for step in STEPS:
        manage(variables, *step)
    if python:
        manage(variables, "shell", "--verbosity=0", "--command", python)


def _save(target, variables, python):
    """Keep a copy of the snapshot after it ran the code; another process may do the same at once, and one copy wins."""
    folder = Path(tempfile.mkdtemp(dir=target.parent))
    shutil.copytree(target.parent / "site", folder, dirs_exist_ok=True)
    manage(variables | {"DATA_DIR": str(folder)}, "shell", "--verbosity=0", "--command", python)
    try:
        folder.rename(target)
    except OSError:  # not empty: the other process was faster
        shutil.rmtree(folder)


def main():
    """Make the snapshot: on SQLite, and on PostgreSQL where that is installed. The parts are made side by side."""
    from tests.with_postgres import create_snapshot  # noqa: PLC0415 - it uses this module

    snapshot = Path(os.environ.pop(VARIABLE))
    site, scratch = snapshot / "site", snapshot / "scratch"
    site.mkdir()
    variables = os.environ | {"DATA_DIR": str(site)}
    with ThreadPoolExecutor() as threads:
        futures = [threads.submit(manage, variables, *STEPS[-1])]  # it needs no database
        if postgres_bin() is not None:
            futures.append(
                threads.submit(create_snapshot, snapshot / "postgres", os.environ | {"DATA_DIR": str(scratch)})
            )
        for step in STEPS[:-1]:
            manage(variables, *step)
        for future in futures:
            future.result()


if __name__ == "__main__":
    main()
