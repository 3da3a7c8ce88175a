"""nginx in the parts it plays here: sending a file, in front of the site, in front of WordPress."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager

from tests.binaries import free_port
from tests.system.nginx import MAIN_CONFIG, render_config
from tests.system.waiting import wait_until

# As Debian has it, which writes a line for each request, as the site's configuration does.
COMMON = """
sendfile on;
tcp_nopush on;
include /etc/nginx/mime.types;
access_log {folder}/common.log combined buffer=32k flush=5s;
"""


@contextmanager
def nginx(folder, configuration):
    """Start it with two processes and this in its part `http`; yield the process that started them."""
    user = "user root;" if os.geteuid() == 0 else ""  # whom the folder belongs to
    (folder / "carecity.conf").write_text(COMMON.format(folder=folder) + configuration)
    (folder / "nginx.conf").write_text(MAIN_CONFIG.format(folder=folder, user=user))
    server = subprocess.Popen([shutil.which("nginx"), "-c", folder / "nginx.conf"])
    try:
        wait_until((folder / "nginx.pid").exists, "nginx")
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def file_server(folder, port, headers):
    """Return the configuration that sends the file `home.html`, which is compressed already, with these headers."""
    lines = "\n".join(f"    add_header {name} '{quoted(value)}';" for name, value in headers)
    return f"""
server {{
  listen 127.0.0.1:{port};
  root {folder};
  location = /home.html {{
    default_type "text/html; charset=utf-8";
{lines}
  }}
}}
"""


def quoted(value):
    """Return a header's value as nginx reads it between single quotes."""
    return value.replace("\\", "\\\\").replace("'", "\\'")


def in_front_of_the_site(folder, port, behind):
    """Return the configuration of deploy/ without TLS, which no contestant has, and without its limit of requests.

    That is 30 a second for an address, and all that is asked here comes from one. Everything else stays as it is.
    """
    text = render_config(folder, [behind], free_port(), port)
    for part in (" ssl http2", r"ssl_\w+ .*", r"limit_req(_zone|_status)? .*"):
        text, found = re.subn(part, "", text)
        assert found, part
    return text


def in_front_of_wordpress(folder, root, plain, cached, php):
    """Return the usual configuration of WordPress on two ports: as it is, and with answers kept for an hour."""
    cache = """
    fastcgi_cache wordpress;
    fastcgi_cache_key "$scheme$request_method$host$request_uri";
    fastcgi_cache_valid 200 60m;"""
    server = """
server {{
  listen 127.0.0.1:{port};
  root {root};
  index index.php;
  location / {{ try_files $uri $uri/ /index.php?$args; }}
  location ~ \\.php$ {{
    include /etc/nginx/fastcgi.conf;
    fastcgi_param HTTP_HOST 127.0.0.1:{plain};
    fastcgi_pass unix:{php};{cache}
  }}
}}
"""
    return (
        f"gzip on;\nfastcgi_cache_path {folder}/cache levels=1:2 keys_zone=wordpress:10m inactive=1d;\n"
        + server.format(port=plain, root=root, plain=plain, php=php, cache="")
        + server.format(port=cached, root=root, plain=plain, php=php, cache=cache)
    )
