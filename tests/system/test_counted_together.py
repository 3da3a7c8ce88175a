"""Two processes of the production set-up, and what they count together."""

import os
import signal
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.browser.server import production_server
from tests.carecity.monitoring.scrape import AUTHORIZATION, TOKEN, parse_metrics

from .waiting import wait_until


@pytest.fixture(scope="module")
def get():
    """Return a function that asks the site, each time over a new connection, and gives status and text."""
    with production_server(processes=2, METRICS_TOKEN=TOKEN, HTTPS="1") as address:
        place = urlsplit(address).netloc

        def ask(path, **headers):
            connection = HTTPConnection(place, timeout=20)
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
            except ConnectionResetError:  # by a process that had just been killed, as nginx would see it
                return ask(path, **headers)
            return answer.status, answer.read().decode()

        yield ask


def measured(get):
    """Return what the site tells Prometheus, who asks over HTTP and by whatever name it knows."""
    status, text = get("/metrics", **AUTHORIZATION, Host="10.0.0.1")
    assert status == 200
    return parse_metrics(text)


def pages_sent(get):
    """Return how many requests all processes have counted that copies may answer."""
    counts = measured(get)["carecity_requests_total"]
    return sum(number for (cache, _, _), number in counts.items() if cache in {"hit", "miss"})


def keeping(get):
    """Return the processes that keep copies, after one more request for a page."""
    assert get("/success/", **{"X-Forwarded-Proto": "https"})[0] == 200
    return {process for _, process in measured(get)["carecity_copies"]}


def test_what_processes_count_adds_up_and_stays_when_one_is_killed_and_another_comes(get):
    wait_until(lambda: len(keeping(get)) == 2, "both processes to have been asked")
    before, processes = pages_sent(get), keeping(get)
    killed = next(iter(processes))
    os.kill(int(killed), signal.SIGKILL)
    wait_until(lambda: killed not in {process for _, process in measured(get)["carecity_copies"]}, "its end")
    assert pages_sent(get) == before + 1
    wait_until(lambda: len(keeping(get) - processes) == 1, "another one in its place")


def test_machines_are_answered_over_http_and_strangers_find_no_measures(get):
    assert get("/livez", Host="10.0.0.1") == (200, "OK\n")
    assert get("/healthz", Host="10.0.0.1") == (500, "Not OK\n")  # no worker runs here
    assert get("/metrics", Host="10.0.0.1")[0] == 404
