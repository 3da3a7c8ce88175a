"""nginx with the configuration of deploy/, on free ports of loopback and with a certificate of its own."""

import os
import re
import shutil
import signal
import ssl
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.binaries import free_port
from tests.carecity.security.tls_proxy import make_certificate

from .waiting import wait_until

FOLDER = Path(__file__).resolve().parents[2] / "deploy/nginx"
MAIN_CONFIG = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/carecity.conf;
}}
"""


def with_upstreams(config, ports):
    """Return the configuration with these upstream servers; fail if it has none to replace."""
    servers = "\n".join(f"  server 127.0.0.1:{port} max_fails=0;" for port in ports)
    changed, count = re.subn(r"( *server 127\.0\.0\.1:\d+ max_fails=0;\s*)+", f"{servers}\n", config)
    assert count == 1
    return changed


def render_config(folder, upstreams, http, https):
    """Return the configuration with the paths and ports of a test; fail if it lacks one that is replaced."""
    text = (FOLDER / "carecity-upstream.conf").read_text() + (FOLDER / "carecity.conf").read_text()
    text = with_upstreams(text, upstreams)
    for old, new in {
        "/var/cache/nginx/carecity": f"{folder}/cache",
        "/etc/carecity/tls": str(folder),
        "/var/log/nginx": str(folder),
        "flush=5s": "flush=1s",
        "/etc/nginx/carecity": str(FOLDER),
        "listen 80 ": f"listen 127.0.0.1:{http} ",
        "listen [::]:80 ": f"listen [::1]:{http} ",
        "listen 443 ": f"listen 127.0.0.1:{https} ",
        "listen [::]:443 ": f"listen [::1]:{https} ",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder, upstreams, https):
    """Start nginx in front of ports; yield its port for HTTP. The folder then has a certificate for `localhost`."""
    http = free_port()
    make_certificate(folder / "fullchain.pem")
    shutil.copy(folder / "fullchain.pem", folder / "privkey.pem")
    user = "user root;" if os.geteuid() == 0 else ""  # the owner of the test's folder
    (folder / "carecity.conf").write_text(render_config(folder, upstreams, http, https))
    (folder / "nginx.conf").write_text(MAIN_CONFIG.format(folder=folder, user=user))
    server = subprocess.Popen([shutil.which("nginx"), "-c", folder / "nginx.conf"])
    try:
        wait_until((folder / "nginx.pid").exists, "nginx")
        yield http
    finally:
        server.terminate()
        server.wait()


class ReverseProxy:
    """A running nginx whose upstream servers change while it serves."""

    def __init__(self, folder, https):
        self.folder, self.port, self.url = folder, https, f"https://localhost:{https}"
        self.tls = ssl.create_default_context(cafile=folder / "fullchain.pem")

    def set_upstreams(self, *ports):
        """Send new requests to these ports; return when all earlier requests have their response.

        The rate limit is lifted: all visitors of a test have the same IP address.
        """
        file = self.folder / "carecity.conf"
        config = with_upstreams(file.read_text(), ports)
        file.write_text(config.replace("rate=30r/s", "rate=100000r/s"))
        before = self._processes()
        os.kill(int((self.folder / "nginx.pid").read_text()), signal.SIGHUP)
        wait_until(lambda: not before & self._processes(), "nginx to stop its old processes")

    def _processes(self):
        master = (self.folder / "nginx.pid").read_text().strip()
        return set(Path(f"/proc/{master}/task/{master}/children").read_text().split())


@contextmanager
def reverse_proxy(folder):
    """Start nginx in a new folder and yield its `ReverseProxy`, which has no upstream server yet."""
    folder.mkdir()
    https = free_port()
    with nginx(folder, [free_port()], https):
        yield ReverseProxy(folder, https)
