"""This site in four ways, and its home page as a file, which is the limit for all of them."""

from pathlib import Path
from urllib.request import Request, urlopen

import psycopg

from tests.binaries import free_port
from tests.with_postgres import throwaway_postgres

from . import site
from .nginx import file_server, in_front_of_the_site, nginx
from .targets import ALONE, FRONT, LIMIT, UNCACHED, UNCACHED_SQLITE, Contestant, new_folder

NGINX_ITS_OWN = {"accept-ranges", "connection", "content-length", "content-type", "date", "etag", "server"}
WITHOUT_CACHE = "tests.bench.uncached:application"


def our_sites(running):
    """Start all five and return them; they stop when `running` is closed."""
    front, alone, environment = our_stack(running)
    postgres = {"PostgreSQL": front.programs["PostgreSQL"]}
    return [
        limit(running, front.url),
        front,
        alone,
        without_cache(running, UNCACHED, environment, postgres),
        on_sqlite(running),
    ]


def our_stack(running):
    """Start what production has: nginx, two web processes, worker, PostgreSQL. Return it with and without nginx."""
    address, postgres = start_postgres(running)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = site.variables(new_folder(running), free_port(), DATABASE_URL=address, SITE_URL=url)
    site.prepare(environment)
    web = running.enter_context(site.part("web", environment))
    worker = running.enter_context(site.part("worker", environment))
    folder = new_folder(running)
    configuration = in_front_of_the_site(folder, port, environment["PORT"])
    proxy = running.enter_context(nginx(folder, configuration))
    behind = {"web": web, "worker": worker, "PostgreSQL": postgres}
    front = Contestant(FRONT, f"{url}/", {"nginx": proxy} | behind)
    return front, Contestant(ALONE, f"http://127.0.0.1:{environment['PORT']}/", behind), environment


def limit(running, url):
    """Store the home page as it comes over the wire, and have nginx send the same bytes, headers included."""
    folder, port = new_folder(running), free_port()
    with urlopen(Request(url, headers={"Accept-Encoding": "br"})) as answer:  # noqa: S310 - loopback, our own server
        assert answer.headers["Content-Encoding"] == "br"
        (folder / "home.html").write_bytes(answer.read())
        headers = [pair for pair in answer.getheaders() if pair[0].lower() not in NGINX_ITS_OWN]
    sender = running.enter_context(nginx(folder, file_server(folder, port, headers)))
    return Contestant(LIMIT, f"http://127.0.0.1:{port}/home.html", {"nginx": sender})


def without_cache(running, name, environment, programs):
    """Serve the site of an environment once more, on a port of its own, with every page made anew."""
    port = free_port()
    own = environment | {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
    web = running.enter_context(site.part("web", own, WITHOUT_CACHE))
    return Contestant(name, f"{own['SITE_URL']}/", {"web": web} | programs)


def on_sqlite(running):
    """Do so on SQLite."""
    environment = site.variables(new_folder(running), free_port())
    site.prepare(environment)
    return without_cache(running, UNCACHED_SQLITE, environment, {})


def start_postgres(running):
    """Start PostgreSQL; return its address and its first process, which starts one for each connection."""
    address = running.enter_context(throwaway_postgres())
    with psycopg.connect(address) as connection:
        child = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
        parent = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1]
    return address, int(parent)
