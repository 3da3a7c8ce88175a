"""The production set-up on a database that takes connections and then says nothing, which is worse than none at all."""

import os
import socket
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.binaries import free_port
from tests.browser.server import START

from .waiting import wait_until


def asked(address):
    """Return status and text; None while nobody answers yet."""
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310 - loopback, our own server
            return answer.status, answer.read()
    except HTTPError as refusal:
        return refusal.code, refusal.read()
    except OSError:
        return None


@pytest.fixture
def address(tmp_path):
    """Start the web server alone."""
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


def test_the_process_is_alive_and_the_site_says_that_it_is_not_well(address):
    wait_until(lambda: asked(f"{address}/livez") == (200, b"OK\n"), "a process that answers")
    assert asked(f"{address}/healthz") == (500, b"Not OK\n")
