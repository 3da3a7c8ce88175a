"""nginx as a file server, in front of this site, and in front of WordPress."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager

from tests.binaries import free_port
from tests.system.nginx import MAIN_CONFIG, render_config
from tests.system.waiting import wait_until

# Debian's defaults; they log each request, as the site's configuration does.
COMMON = """
sendfile on;
tcp_nopush on;
include /etc/nginx/mime.types;
access_log {folder}/common.log combined buffer=32k flush=5s;
"""


@contextmanager
def nginx(folder, configuration):
    """Start nginx with two workers and this configuration in its `http` block; yield the process id of the master."""
    user = "user root;" if os.geteuid() == 0 else ""  # the owner of the folder
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
    """Return the configuration that sends the compressed file `home.html` with these headers."""
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
    """Escape a value for single quotes in nginx's configuration."""
    return value.replace("\\", "\\\\").replace("'", "\\'")


def site_proxy(folder, port, upstream):
    """Return the configuration of deploy/ without TLS, which no target has, and without its rate limit.

    The limit is 30 requests a second for an IP address, and all requests of a benchmark come from one.
    """
    text = render_config(folder, [upstream], free_port(), port)
    for part in (" ssl http2", r"ssl_\w+ .*", r"limit_req(_zone|_status)? .*"):
        text, found = re.subn(part, "", text)
        assert found, part
    return text


def wordpress_proxy(folder, root, plain, cached, php):
    """Return the usual configuration of WordPress on two ports: without a cache, and with one for an hour."""
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
