"""This site as deploy/start.sh starts it."""

import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import tests.environment  # noqa: F401 - sets the variables of tests
from tests.system.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "deploy/start.sh"
ENTRY = "carecity.wsgi:application"


def variables(folder, port, **others):
    """Return the environment of a site that keeps its data in a folder and listens on a port."""
    own = {"DATA_DIR": str(folder), "SITE_URL": f"http://127.0.0.1:{port}", "ALLOWED_HOSTS": "127.0.0.1"}
    return os.environ | own | {"PORT": str(port), "WEB_PROCESSES": "2", "TRUSTED_PROXIES": "1"} | others


def prepare(environment):
    """Do what comes before serving."""
    subprocess.run([START, "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def part(name, environment, entry=ENTRY):
    """Start the part `web` or `worker`, another application in its place if one is named; yield the process."""
    script = START.read_text()
    assert ENTRY in script
    command = ["bash", "-c", script.replace(ENTRY, entry), START, name]
    how = {"env": environment, "stderr": subprocess.STDOUT, "start_new_session": True}
    log = Path(environment["DATA_DIR"], f"{name}.log")
    with log.open("w") as told, subprocess.Popen(command, stdout=told, **how) as process:
        try:
            if name == "web":
                wait_until(lambda: _answers(process, environment["PORT"]), "the site's first answer")
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # its data is thrown away


def _answers(process, port):
    assert process.poll() is None, "The site did not start."
    try:
        # As the server in front asks: with HTTPS on, all else is sent there.
        asked = Request(f"http://127.0.0.1:{port}/", headers={"X-Forwarded-Proto": "https"})
        urlopen(asked).close()  # noqa: S310 - loopback, our own server
    except URLError:
        return False
    return True
