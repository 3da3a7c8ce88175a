"""The site behind nginx with TLS and the configuration of deploy/."""

from tests.binaries import free_port
from tests.system.nginx import nginx

from . import site_processes
from .targets import new_folder


def behind_tls(running, python=""):
    """Start the site and nginx with the configuration of deploy/; return (URL, certificate).

    `python` is code that creates more content before the start.
    """
    folder, https = new_folder(running), free_port()
    url = f"https://localhost:{https}"
    own = {"HTTPS": "1", "SITE_URL": url, "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    environment = site_processes.get_environment(folder, free_port(), **own)
    site_processes.prepare(environment)
    if python:
        site_processes.run_python(environment, python)
    running.enter_context(site_processes.start("web", environment))
    running.enter_context(nginx(folder, [environment["PORT"]], https))
    return url, folder / "fullchain.pem"
