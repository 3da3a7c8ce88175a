"""nginx with the configuration of deploy/, on free ports of loopback and with a certificate of its own."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.binaries import free_port
from tests.carecity.security.tls_proxy import make_certificate

from .waiting import wait_until

FOLDER = Path(__file__).resolve().parents[2] / "deploy/nginx"
FRAME = """
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


def in_front_of(text, ports):
    """Return the configuration with other servers behind; fail where it names none."""
    servers = "\n".join(f"  server 127.0.0.1:{port} max_fails=0;" for port in ports)
    changed, times = re.subn(r"( *server 127\.0\.0\.1:\d+ max_fails=0;\s*)+", f"{servers}\n", text)
    assert times == 1
    return changed


def configured(folder, behind, http, https):
    """Return the configuration with the places and ports of a test; fail where it has others than the files."""
    text = (FOLDER / "carecity-upstream.conf").read_text() + (FOLDER / "carecity.conf").read_text()
    text = in_front_of(text, behind)
    for here, there in {
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
        assert here in text, here
        text = text.replace(here, there)
    return text


@contextmanager
def nginx(folder, behind, https):
    """Start it in front of ports; yield the port for HTTP. The folder then holds a certificate for `localhost`."""
    http = free_port()
    make_certificate(folder / "fullchain.pem")
    shutil.copy(folder / "fullchain.pem", folder / "privkey.pem")
    user = "user root;" if os.geteuid() == 0 else ""  # whom the test's folder belongs to
    (folder / "carecity.conf").write_text(configured(folder, behind, http, https))
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, user=user))
    server = subprocess.Popen([shutil.which("nginx"), "-c", folder / "nginx.conf"])
    try:
        wait_until((folder / "nginx.pid").exists, "nginx")
        yield http
    finally:
        server.terminate()
        server.wait()
