"""Two web processes, and a command in a third: after its change all of them use the same URLs."""

import os
import re
import subprocess
import sys
import time
from threading import Event, Thread
from urllib.request import urlopen

import pytest

from tests.browser.server import production_server

from .servers import ROOT
from .visitor import Visitor

ALLOWED = 0.2 + 0.1  # seconds after the commit: the page cache's, and what the clocks of this test may be off by
RENAME = """
import time
from pages.models import HomePage
home = HomePage.objects.get()
home.slug = "renamed"
home.save()
print(time.monotonic())
"""


@pytest.fixture
def data(tmp_path):
    """Return the DATA_DIR that the server and the command share."""
    return tmp_path / "data"


@pytest.fixture
def address(data):
    """Start two web processes and return the site's address."""
    with production_server(processes=2, DATA_DIR=str(data), HTTPS="0") as running:
        yield running


def links(address):
    """Return when the contact page was requested, which no cache may store, and the targets of its links."""
    requested = time.monotonic()
    with urlopen(f"{address}/contact/") as response:  # noqa: S310 - loopback, our own server
        return requested, set(re.findall(r'href="([^"]*)"', response.read().decode()))


def rename_home_page(data):
    """Give the home page another slug in a process of its own, and return when that was committed."""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", RENAME]
    environment = os.environ | {"DATA_DIR": str(data), "SITE_URL": "http://127.0.0.1"}
    return float(subprocess.check_output(command, cwd=ROOT, env=environment, text=True).split()[-1])


def test_all_processes_use_the_urls_of_before_when_the_home_page_gets_another_slug(address, data):
    seen, stop = [links(address) for _ in range(40)], Event()  # so that both processes have cached the old slug
    before = seen[0][1]

    def read():
        while not stop.is_set():
            seen.append(links(address))

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    committed = rename_home_page(data)
    time.sleep(1)
    stop.set()
    for reader in readers:
        reader.join()
    assert len([requested for requested, _ in seen if requested > committed + ALLOWED]) > 10
    assert [
        targets - before for requested, targets in seen if requested > committed + ALLOWED and targets != before
    ] == []


def test_feedback_that_is_stored_gets_its_reference_when_the_home_page_has_another_slug(address, data):
    for _ in range(40):
        links(address)
    rename_home_page(data)
    time.sleep(ALLOWED)
    visitor = Visitor(address)
    references = [visitor.send(f"A message, number {number}") for number in range(4)]
    assert len(set(references)) == 4
    assert visitor.errors == {}
