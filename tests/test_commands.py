"""The commands that the README promises, run for real in a copy of the project."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from .binaries import free_port
from .site_snapshot import prepare

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the project that shares this one's virtual environment: installing again would take minutes."""
    ignored = shutil.ignore_patterns(".venv", "var", ".git", "node_modules", ".env", "__pycache__", ".*_cache")
    project = Path(shutil.copytree(ROOT, tmp_path / "project", ignore=ignored))
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


@pytest.fixture
def old_copy(copy):
    """Return a copy that has run before."""
    prepare(os.environ | {"DATA_DIR": str(copy / "var")})
    return copy


def start(project, target, **variables):
    """Start a make target on a free port; return process, address and the file that it writes to."""
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PORT": str(free_port())}
    log = project / f"{target}.log"
    process = subprocess.Popen(
        ["env", "--default-signal=INT", "make", target],  # whoever started the tests may have them ignore Ctrl-C
        cwd=project,
        env=clean | variables,
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    return process, f"http://localhost:{clean['PORT']}", log


def answer(address, process):
    """Return the status of the home page, as soon as somebody answers."""
    for _ in range(600):
        try:
            return urlopen(address).status  # noqa: S310 - loopback, our own server
        except (URLError, ConnectionError):
            assert process.poll() is None
            time.sleep(0.1)
    raise AssertionError("nobody answers")


def left_behind(process):
    """Return what still runs in the process's session once it has had half a minute to stop."""
    for _ in range(300):
        found = subprocess.run(["pgrep", "--session", str(process.pid)], capture_output=True, text=True, check=False)
        if not found.stdout:
            break
        time.sleep(0.1)
    return found.stdout.split()


def stop(process, number):
    """Send a signal to the whole group, as a terminal does, and wait."""
    os.killpg(process.pid, number)
    process.wait(timeout=30)


def test_make_alone_lists_the_commands():
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # `make test` sets some
    listed = subprocess.check_output(["make"], cwd=ROOT, text=True, env=clean)
    assert [line.split()[0] for line in listed.splitlines()][:4] == ["help", "run", "serve", "test"]


def test_make_run_serves_a_new_site_and_stops_whole_and_keeps_what_editors_did(copy):
    process, address, log = start(copy, "run")
    assert answer(address, process) == 200
    stop(process, signal.SIGINT)
    first = log.read_text()
    assert f"Sign in at {address}/admin/" in first
    assert "password: " in first
    assert left_behind(process) == []
    assert (copy / ".env").stat().st_mode & 0o077 == 0

    process, address, log = start(copy, "run")
    assert answer(address, process) == 200
    stop(process, signal.SIGTERM)
    assert "Initial content: 18 unchanged." in log.read_text()
    assert "password" not in log.read_text()
    assert left_behind(process) == []


def test_both_stop_when_one_of_them_dies(old_copy):
    process, address, _ = start(old_copy, "run")
    assert answer(address, process) == 200
    subprocess.run(["pkill", "--session", str(process.pid), "-KILL", "-f", "qcluster"], check=True)
    assert process.wait(timeout=30) != 0
    assert left_behind(process) == []


def test_make_serve_is_the_production_set_up_with_a_key_of_its_own(old_copy):
    process, address, _ = start(old_copy, "serve", HTTPS="0")
    assert answer(address, process) == 200
    with urlopen(address) as page:  # noqa: S310 - loopback, our own server
        assert "/static/css/tokens." in page.read().decode()
    stop(process, signal.SIGINT)
    key = old_copy / "var/serve-secret-key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text()) > 50
    assert left_behind(process) == []
