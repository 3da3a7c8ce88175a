"""After a publish no visitor gets the old page, in four scenarios in which caches are known to keep stale pages.

Each scenario has its own site: a change on one would expire the stale pages of another.
"""

import shutil
import subprocess
import sys
from bisect import bisect_right
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from psycopg import connect

from tests.binaries import missing_line
from tests.with_postgres import restartable_postgres

from .cluster import running_cluster
from .polling import PollingClients, edition
from .publisher import SCENARIOS
from .servers import ROOT, Site

if not shutil.which("nginx"):
    print(missing_line("that no visitor gets a stale page", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)

VERSIONS = 50
MAX_AGE = 1.2  # seconds for which a page may be stale: 0.2 in the page cache, and 1 in nginx
PAGE = """
from pages.models import HomePage, StandardPage
page = StandardPage(title="Edition 0000", heading="Edition 0000", slug="edition", show_in_menus=True)
HomePage.objects.get().add_child(instance=page)
"""
PATHS = {"in_the_menu": ["/", "/success/"]}  # the pages that show the version; in the other scenarios its own page


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Return (data folder, {scenario: database}); the databases are copies of one that is prepared."""
    data = tmp_path_factory.mktemp("data")
    with restartable_postgres("-c max_connections=200", prepared=True) as (database, _):
        site = Site(data, database)
        site.prepare()
        site.manage("shell", "--verbosity=0", "--command", PAGE)
        server, _, prepared = database.rpartition("/")
        copies = {scenario: f"{server}/{scenario}" for scenario in SCENARIOS}
        with connect(f"{server}/template1", autocommit=True) as connection:
            for scenario in SCENARIOS:
                connection.execute(f"CREATE DATABASE {scenario} TEMPLATE {prepared}")
        yield data, copies


def publish_and_read(folder, data, database, scenario):
    """Return the time of each commit, and the responses of nginx and of the servers behind it meanwhile.

    Each version stays until every reader has requested it at a time when no older one may be shown: a stale page is
    only noticed before the next change expires it.
    """
    with running_cluster(folder, data, database) as (proxy, servers):
        readers = PollingClients(PATHS.get(scenario, ["/edition/"]))
        for _ in range(3):
            readers.add(proxy.port, tls=proxy.tls)
        for server in servers:
            readers.add(server.port, host=f"localhost:{proxy.port}")
        command, committed = [sys.executable, "-m", "tests.system.publisher", scenario], []
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
        with readers.running(), subprocess.Popen(command, cwd=ROOT, env=servers[0].environment, **pipes) as publisher:
            for _ in range(VERSIONS):
                publisher.stdin.write("next\n")
                committed.append(float(publisher.stdout.readline()))
                readers.wait_for_requests_after(committed[-1] + MAX_AGE)
            publisher.stdin.close()
    return committed, readers.responses


@pytest.fixture(scope="module")
def results(sites, tmp_path_factory):
    """Return {scenario: (commits, responses)}; the four sites run at the same time."""
    data, databases = sites
    folder = tmp_path_factory.mktemp("nginx")
    with ThreadPoolExecutor() as pool:
        running = {
            scenario: pool.submit(publish_and_read, folder / scenario, data, database, scenario)
            for scenario, database in databases.items()
        }
    return {scenario: future.result() for scenario, future in running.items()}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_response_is_stale(scenario, results, record_property):
    committed, responses = results[scenario]
    assert Counter(response.status for response in responses).keys() == {200}
    # Every response must show at least the newest version that was committed MAX_AGE before its request.
    due = [(response, bisect_right(committed, response.requested_at - MAX_AGE)) for response in responses]
    stale = [(response, number) for response, number in due if edition(response) < number]
    # The longest time after the commit of the next version that a version was still shown.
    oldest = max(
        response.requested_at - committed[edition(response)] for response in responses if edition(response) < VERSIONS
    )
    # A response proves something only if the newest version was due and no newer one had been committed.
    conclusive = [number for response, number in due if number == bisect_right(committed, response.requested_at) > 0]
    record_property(
        "figure",
        f"{scenario}: {VERSIONS} versions, {len(responses):,} responses, {len(conclusive):,} of them conclusive, "
        f"{len(stale)} stale; the oldest was requested {oldest:.2f} s after the next version",
    )
    assert [(response.path, edition(response), number) for response, number in stale] == []
    assert set(conclusive) == set(range(1, VERSIONS + 1))
