"""Starts this site's processes with deploy/start.sh."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import tests.environment  # noqa: F401 - sets the variables of tests
from tests.system.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "deploy/start.sh"
APPLICATION = "carecity.wsgi:application"


def get_environment(folder, port, **variables):
    """Return the environment of a site with its data in a folder and its web server on a port."""
    own = {"DATA_DIR": str(folder), "SITE_URL": f"http://127.0.0.1:{port}", "ALLOWED_HOSTS": "127.0.0.1"}
    return os.environ | own | {"PORT": str(port), "WEB_PROCESSES": "2", "TRUSTED_PROXIES": "1"} | variables


def prepare(environment):
    """Migrate, load the initial content and collect static files."""
    subprocess.run([START, "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)


def run_python(environment, python):
    """Run code in the site's shell."""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", python]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def start(name, environment, application=APPLICATION):
    """Start `web`, with another WSGI application if one is named, or `worker`; yield the process id."""
    script = START.read_text()
    assert APPLICATION in script
    command = ["bash", "-c", script.replace(APPLICATION, application), START, name]
    options = {"env": environment, "stderr": subprocess.STDOUT, "start_new_session": True}
    log = Path(environment["DATA_DIR"], f"{name}.log")
    with log.open("w") as output, subprocess.Popen(command, stdout=output, **options) as process:
        try:
            if name == "web":
                wait_until(lambda: _responds(process, environment["PORT"]), "the site's first response")
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # its data is thrown away


def _responds(process, port):
    assert process.poll() is None, "The site did not start."
    try:
        # The header that nginx sends: with HTTPS on, a plain request is redirected.
        request = Request(f"http://127.0.0.1:{port}/", headers={"X-Forwarded-Proto": "https"})
        urlopen(request).close()  # noqa: S310 - loopback, our own server
    except URLError:
        return False
    return True
