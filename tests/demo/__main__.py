"""`python -m tests.demo` serves the demonstration on PORT, from a data folder and a database of its own."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from . import LOAD_DEMO

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var/demo"


def main():
    """Refuse anything that could be a real site; create the data anew, then serve until Ctrl-C."""
    if os.environ.get("DATABASE_URL") or os.environ.get("HTTPS", "0") not in {"", "0"}:
        sys.exit("The demonstration runs on a database of its own and without HTTPS: unset DATABASE_URL and HTTPS.")
    port = os.environ.get("PORT", "8000")
    shutil.rmtree(FOLDER, ignore_errors=True)
    # Nothing else of the environment: it may name the bucket, the mail server or the accounts of a real site.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ} | {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SITE_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DATA_DIR": str(FOLDER),
        "HTTPS": "0",
        "MFA_REQUIRED": "0",
    }
    commands = [["migrate", "-v0"], ["load_initial_content"], ["collectstatic", "--noinput", "-v0"]]
    for command in (*commands, ["shell", "-v0", "-c", LOAD_DEMO], ["create_first_admin"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
    sys.stderr.write(f"The demonstration runs at http://localhost:{port} (Ctrl-C stops it).\n")
    granian = [Path(sys.executable).parent / "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    command = [*map(str, granian), "--log-level", "warning"]
    command += ["--workers-kill-timeout", "5", "tests.demo.wsgi:application"]  # a worker can miss the signal to stop
    os.execve(granian[0], command, environment)  # noqa: S606 - ours


if __name__ == "__main__":
    main()
