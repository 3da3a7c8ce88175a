"""The site as production has it: behind nginx with the configuration of deploy/, TLS and all."""

from tests.binaries import free_port
from tests.system.nginx import nginx

from . import site
from .targets import new_folder


def behind_tls(running):
    """Start the site and nginx with the configuration of deploy/; return address and certificate."""
    folder, https = new_folder(running), free_port()
    address = f"https://localhost:{https}"
    own = {"HTTPS": "1", "SITE_URL": address, "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    environment = site.variables(folder, free_port(), **own)
    site.prepare(environment)
    running.enter_context(site.part("web", environment))
    running.enter_context(nginx(folder, [environment["PORT"]], https))
    return address, folder / "fullchain.pem"
