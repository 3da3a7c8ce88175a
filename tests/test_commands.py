"""The make targets that the README documents, run in a copy of the project."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from .binaries import free_port
from .site_snapshot import prepare

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the project that uses the same virtual environment, since installing takes minutes."""
    ignored = shutil.ignore_patterns(".venv", "var", ".git", "node_modules", ".env", "__pycache__", ".*_cache")
    project = Path(shutil.copytree(ROOT, tmp_path / "project", ignore=ignored))
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


@pytest.fixture
def old_copy(copy):
    """Return a copy with a database that exists already."""
    prepare(os.environ | {"DATA_DIR": str(copy / "var")})
    return copy


def start(project, target, **variables):
    """Start a make target on a free port; return the process, the URL and the log file."""
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PORT": str(free_port())}
    log = project / f"{target}.log"
    process = subprocess.Popen(
        ["env", "--default-signal=INT", "make", target],  # the shell that started the tests may ignore it
        cwd=project,
        env=clean | variables,
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    return process, f"http://localhost:{clean['PORT']}", log


def wait_for_status(url, process, seconds=180):
    """Return the status of the home page as soon as the server responds; migrations take a while."""
    for _ in range(seconds * 10):
        try:
            return urlopen(url).status  # noqa: S310 - loopback, our own server
        except (URLError, ConnectionError):
            assert process.poll() is None
            time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)  # a server that is left running would slow down every test after this one
    raise AssertionError("no response")


def get_remaining_processes(process):
    """Return the ids of processes that still run in the session; wait up to half a minute for them to stop."""
    for _ in range(300):
        found = subprocess.run(["pgrep", "--session", str(process.pid)], capture_output=True, text=True, check=False)
        if not found.stdout:
            break
        time.sleep(0.1)
    return found.stdout.split()


def stop(process, signal_number):
    """Send a signal to the process group, as a terminal does, and wait."""
    os.killpg(process.pid, signal_number)
    process.wait(timeout=30)


def test_make_without_target_lists_the_targets():
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # `make test` sets some
    output = subprocess.check_output(["make"], cwd=ROOT, text=True, env=clean)
    assert [line.split()[0] for line in output.splitlines()][:5] == ["help", "run", "serve", "demo", "test"]


def test_make_run_serves_a_new_site_keeps_its_data_and_stops_completely(copy):
    process, url, log = start(copy, "run")
    assert wait_for_status(url, process) == 200
    stop(process, signal.SIGINT)
    output = log.read_text()
    assert f"Sign in at {url}/admin/" in output
    assert "password: " in output
    assert get_remaining_processes(process) == []
    assert (copy / ".env").stat().st_mode & 0o077 == 0

    process, url, log = start(copy, "run")
    assert wait_for_status(url, process) == 200
    assert "Initial content: 44 unchanged." in log.read_text()
    assert "password" not in log.read_text()
    subprocess.run(["pkill", "--session", str(process.pid), "-KILL", "-f", "qcluster"], check=True)
    assert process.wait(timeout=30) != 0, "it stops when the worker dies"
    assert get_remaining_processes(process) == []


def test_make_serve_is_the_production_set_up_with_its_own_secret_key(old_copy):
    process, url, _ = start(old_copy, "serve", HTTPS="0")
    assert wait_for_status(url, process) == 200
    with urlopen(url) as page:  # noqa: S310 - loopback, our own server
        assert "/static/css/tokens." in page.read().decode()
    stop(process, signal.SIGTERM)
    key = old_copy / "var/serve-secret-key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text()) > 50
    assert get_remaining_processes(process) == []


def test_make_demo_says_on_every_page_that_nothing_is_real(copy):
    process, url, log = start(copy, "demo")
    assert wait_for_status(url, process, seconds=600) == 200
    for path in ("/", "/projects/example-project-1/", "/no-such-page/"):
        request = Request(url + path, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - loopback, our own server
        try:
            response = urlopen(request)  # noqa: S310 - as above
        except HTTPError as error:
            response = error
        assert "Demonstration: nothing here is real." in response.read().decode()
    stop(process, signal.SIGINT)
    assert f"The demonstration runs at {url}" in log.read_text()
    assert not (copy / "var/db.sqlite3").exists()
    assert get_remaining_processes(process) == []


@pytest.mark.parametrize("variable", [{"HTTPS": "1"}, {"DATABASE_URL": "postgres://localhost/site"}])
def test_make_demo_refuses_what_could_be_a_real_site(variable):
    command = [sys.executable, "-m", "tests.demo"]
    clean = {"PATH": os.environ["PATH"]} | variable
    process = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert process.returncode == 1
    assert process.stderr.startswith("The demonstration runs on a database of its own and without HTTPS")
