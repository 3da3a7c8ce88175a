"""Two web processes, and the metrics that they report together."""

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
    """Return a function that sends a request on a new connection and returns (status, text)."""
    with production_server(processes=2, METRICS_TOKEN=TOKEN, HTTPS="1") as url:
        netloc = urlsplit(url).netloc

        def send(path, **headers):
            connection = HTTPConnection(netloc, timeout=60)
            try:
                connection.request("GET", path, headers=headers)
                response = connection.getresponse()
            except ConnectionResetError:  # by a process that has just been killed: nginx would try again
                return send(path, **headers)
            return response.status, response.read().decode()

        yield send


def metrics(get):
    """Return what Prometheus reads, over HTTP and by any host name."""
    status, text = get("/metrics", **AUTHORIZATION, Host="10.0.0.1")
    assert status == 200
    return parse_metrics(text)


def cacheable_requests(get):
    """Return how many requests for cacheable pages all processes have counted."""
    counts = metrics(get)["carecity_requests_total"]
    return sum(number for (cache, _, _), number in counts.items() if cache in {"hit", "miss"})


def caching_processes(get):
    """Return the processes that have cached pages, after one more request for a page."""
    assert get("/success/", **{"X-Forwarded-Proto": "https"})[0] == 200
    return {process for _, process in metrics(get)["carecity_copies"]}


def test_metrics_of_processes_add_up_and_survive_a_killed_process(get):
    wait_until(lambda: len(caching_processes(get)) == 2, "a request to each process")
    before, processes = cacheable_requests(get), caching_processes(get)
    killed = next(iter(processes))
    os.kill(int(killed), signal.SIGKILL)
    wait_until(lambda: killed not in {process for _, process in metrics(get)["carecity_copies"]}, "its end")
    assert cacheable_requests(get) == before + 1
    wait_until(lambda: len(caching_processes(get) - processes) == 1, "a process in its place")


def test_probes_respond_over_http_and_metrics_need_the_token(get):
    assert get("/livez", Host="10.0.0.1") == (200, "OK\n")
    assert get("/healthz", Host="10.0.0.1") == (500, "Not OK\n")  # no worker runs here
    assert get("/metrics", Host="10.0.0.1")[0] == 404
