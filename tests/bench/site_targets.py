"""This site in four set-ups, and its home page as a file, which is the upper limit for all of them."""

from pathlib import Path
from urllib.request import Request, urlopen

import psycopg

from tests.binaries import free_port
from tests.with_postgres import throwaway_postgres

from . import site_processes
from .nginx import file_server, nginx, site_proxy
from .targets import ALONE, FRONT, LIMIT, UNCACHED, UNCACHED_SQLITE, Target, new_folder

HEADERS_OF_NGINX = {"accept-ranges", "connection", "content-length", "content-type", "date", "etag", "server"}
WITHOUT_CACHE = "tests.bench.uncached:application"


def start_site_targets(running):
    """Start all five and return them; they stop when the ExitStack `running` is closed."""
    front, alone, environment = start_stack(running)
    postgres = {"PostgreSQL": front.programs["PostgreSQL"]}
    return [
        limit(running, front.url),
        front,
        alone,
        without_cache(running, UNCACHED, environment, postgres),
        on_sqlite(running),
    ]


def start_stack(running):
    """Start nginx, two web processes, worker and PostgreSQL; return (with nginx, without nginx, environment)."""
    database, postgres = start_postgres(running)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = site_processes.get_environment(new_folder(running), free_port(), DATABASE_URL=database, SITE_URL=url)
    site_processes.prepare(environment)
    web = running.enter_context(site_processes.start("web", environment))
    worker = running.enter_context(site_processes.start("worker", environment))
    folder = new_folder(running)
    configuration = site_proxy(folder, port, environment["PORT"])
    proxy = running.enter_context(nginx(folder, configuration))
    behind = {"web": web, "worker": worker, "PostgreSQL": postgres}
    front = Target(FRONT, f"{url}/", {"nginx": proxy} | behind)
    return front, Target(ALONE, f"http://127.0.0.1:{environment['PORT']}/", behind), environment


def limit(running, url):
    """Let nginx send the home page from a file: the same bytes, with the same headers."""
    folder, port = new_folder(running), free_port()
    with urlopen(Request(url, headers={"Accept-Encoding": "br"})) as response:  # noqa: S310 - loopback, our own server
        assert response.headers["Content-Encoding"] == "br"
        (folder / "home.html").write_bytes(response.read())
        headers = [pair for pair in response.getheaders() if pair[0].lower() not in HEADERS_OF_NGINX]
    sender = running.enter_context(nginx(folder, file_server(folder, port, headers)))
    return Target(LIMIT, f"http://127.0.0.1:{port}/home.html", {"nginx": sender})


def without_cache(running, name, environment, programs):
    """Serve the site of an environment on another port, without the page cache."""
    port = free_port()
    own = environment | {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
    web = running.enter_context(site_processes.start("web", own, WITHOUT_CACHE))
    return Target(name, f"{own['SITE_URL']}/", {"web": web} | programs)


def on_sqlite(running):
    environment = site_processes.get_environment(new_folder(running), free_port())
    site_processes.prepare(environment)
    return without_cache(running, UNCACHED_SQLITE, environment, {})


def start_postgres(running):
    """Start PostgreSQL; return its URL and the id of the postmaster process."""
    url = running.enter_context(throwaway_postgres())
    with psycopg.connect(url) as connection:
        child = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
        parent = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1]
    return url, int(parent)
