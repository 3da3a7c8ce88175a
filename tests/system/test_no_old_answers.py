"""After a publish nobody is shown the old page, in the four ways in which caches are known to keep it.

Each way has a site of its own, since a change of one would end the old answers of another.
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

from .behind_nginx import served
from .editor import WAYS
from .readers import Readers, edition
from .servers import ROOT, Site

if not shutil.which("nginx"):
    print(missing_line("that nobody is shown an old page", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)

TIMES = 50
ALLOWED = 1.2  # seconds after which nobody may be shown the old page: 0.2 of ours, and 1 of nginx
PAGE = """
from pages.models import HomePage, StandardPage
page = StandardPage(title="Edition 0000", heading="Edition 0000", slug="edition", show_in_menus=True)
HomePage.objects.get().add_child(instance=page)
"""
PATHS = {"in_the_menu": ["/", "/success/"]}  # where the edition is looked for, else on its own page


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Return (folder, {way: database}), each database a copy of one that is prepared."""
    data = tmp_path_factory.mktemp("data")
    with restartable_postgres("-c max_connections=200") as (database, _):
        site = Site(data, database)
        site.prepare()
        site.manage("shell", "--verbosity=0", "--command", PAGE)
        copies = {way: database.replace("/postgres", f"/{way}") for way in WAYS}
        with connect(database.replace("/postgres", "/template1"), autocommit=True) as connection:
            for way in WAYS:
                connection.execute(f"CREATE DATABASE {way} TEMPLATE postgres")
        yield data, copies


def publish_and_read(folder, data, database, way):
    """Return when which edition was committed, and all answers meanwhile, of nginx and of the servers behind."""
    with served(folder, data, database) as (door, servers):
        readers = Readers(PATHS.get(way, ["/edition/"]))
        for _ in range(3):
            readers.add(door.port, tls=door.tls)
        for server in servers:
            readers.add(server.port, host=f"localhost:{door.port}")
        editor = [sys.executable, "-m", "tests.system.editor", way, str(TIMES)]
        with readers.reading():
            printed = subprocess.check_output(editor, cwd=ROOT, env=servers[0].environment, text=True)
    committed = [float(line.split()[1]) for line in printed.splitlines()]
    return committed, readers.answers


@pytest.fixture(scope="module")
def seen(sites, tmp_path_factory):
    """Return {way: (commits, answers)}; the four are read at the same time."""
    data, databases = sites
    folder = tmp_path_factory.mktemp("nginx")
    with ThreadPoolExecutor() as pool:
        running = {
            way: pool.submit(publish_and_read, folder / way, data, database, way) for way, database in databases.items()
        }
    return {way: future.result() for way, future in running.items()}


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_shown_an_old_page(way, seen, record_property):
    committed, answers = seen[way]
    assert len(committed) == TIMES
    assert Counter(answer.status for answer in answers).keys() == {200}
    # What everybody must see is the newest edition that was committed long enough before they asked.
    due = [(answer, bisect_right(committed, answer.asked - ALLOWED)) for answer in answers]
    old = [(answer, number) for answer, number in due if edition(answer) < number]
    # How long after the commit of the next edition one was still shown.
    late = max(answer.asked - committed[edition(answer)] for answer in answers if edition(answer) < TIMES)
    # Only an answer that was asked for when the newest edition was due, and not yet followed by another, tells much.
    telling = [number for answer, number in due if number == bisect_right(committed, answer.asked) > 0]
    record_property(
        "figure",
        f"{way}: {TIMES} editions, {len(answers):,} answers, {len(telling):,} of them telling, {len(old)} old; "
        f"the oldest was asked for {late:.2f} s after the next edition",
    )
    assert [(answer.path, edition(answer), number) for answer, number in old] == []
    assert len(set(telling)) >= TIMES - 1
