"""Two servers of the site behind one nginx, as many machines have it: one database, and TLS in front."""

import shutil
import ssl
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.security.front import make_certificate
from tests.tools import free_port

from .nginx import nginx
from .parts import Site


@dataclass(frozen=True)
class Place:
    """Where the site is: nginx's port, whom to trust, and the servers behind."""

    port: int
    tls: ssl.SSLContext
    servers: list


@contextmanager
def two_servers(data, database, **variables):
    """Start two servers with two processes each on a folder and a database that are prepared; yield the place."""
    port = free_port()
    own = {"HTTPS": "1", "TRUSTED_PROXIES": "1", "SITE_URL": f"https://localhost:{port}", "DATA_DIR": str(data)}
    hosts = {"ALLOWED_HOSTS": "localhost,127.0.0.1"}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        make_certificate(folder / "fullchain.pem")
        shutil.copy(folder / "fullchain.pem", folder / "privkey.pem")
        servers = [Site(data, database, **own, **hosts, **variables) for _ in range(2)]
        for server in servers:
            stack.callback(server.stop)
            server.start_web()
        for server in servers:
            server.wait_for_web()
        stack.enter_context(nginx(folder, [server.port for server in servers], port))
        yield Place(port, ssl.create_default_context(cafile=folder / "fullchain.pem"), servers)
