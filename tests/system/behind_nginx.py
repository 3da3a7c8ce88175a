"""Two servers of the site behind one nginx, as many machines have it: one database, and TLS in front."""

from contextlib import ExitStack, contextmanager

from .front import front
from .servers import Site


@contextmanager
def served(folder, data, database, *, servers=2, **variables):
    """Start so many servers with two processes each, on data and a database that are prepared.

    Yield (front, servers).
    """
    with ExitStack() as stack:
        door = stack.enter_context(front(folder))
        own = {"HTTPS": "1", "TRUSTED_PROXIES": "1", "SITE_URL": door.address, "ALLOWED_HOSTS": "localhost,127.0.0.1"}
        running = [Site(str(data), database, **own, **variables) for _ in range(servers)]
        for server in running:
            stack.callback(server.stop)
            server.start_web()
        for server in running:
            server.wait_for_web()
        door.lead_to(*(server.port for server in running))
        yield door, running
