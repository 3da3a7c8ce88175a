"""The web server with a database that accepts connections and never responds, which is worse than refusing them."""

import os
import socket
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.binaries import free_port
from tests.browser.server import START

from .waiting import wait_until


def get(url):
    """Return (status, body), or None while nothing listens."""
    try:
        with urlopen(url, timeout=60) as response:  # noqa: S310 - loopback, our own server
            return response.status, response.read()
    except HTTPError as response:
        return response.code, response.read()
    except OSError:
        return None


@pytest.fixture
def url(tmp_path):
    """Start the web server alone and return its URL."""
    port, folder = free_port(), str(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        database = f"postgres://carecity@127.0.0.1:{silent.getsockname()[1]}/carecity"
        own = {"DATABASE_URL": database, "DATA_DIR": folder, "TMPDIR": folder, "PORT": str(port), "WEB_PROCESSES": "1"}
        server = subprocess.Popen([START, "web"], env=os.environ | own)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def test_livez_succeeds_and_healthz_fails(url):
    wait_until(lambda: get(f"{url}/livez") == (200, b"OK\n"), "a process that responds")
    assert get(f"{url}/healthz") == (500, b"Not OK\n")
