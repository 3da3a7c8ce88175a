"""Several web servers of the site behind one nginx with TLS, on one database."""

from contextlib import ExitStack, contextmanager

from .nginx import reverse_proxy
from .servers import Site


@contextmanager
def running_cluster(folder, data, database, *, servers=2, **variables):
    """Start web servers with two processes each, on a data folder and a database that are prepared.

    Yield (proxy, servers).
    """
    with ExitStack() as stack:
        proxy = stack.enter_context(reverse_proxy(folder))
        own = {"HTTPS": "1", "TRUSTED_PROXIES": "1", "SITE_URL": proxy.url, "ALLOWED_HOSTS": "localhost,127.0.0.1"}
        running = [Site(str(data), database, **own, **variables) for _ in range(servers)]
        for server in running:
            stack.callback(server.stop)
            server.start_web()
        for server in running:
            server.wait_for_web()
        proxy.set_upstreams(*(server.port for server in running))
        yield proxy, running
