"""PHP-FPM and MariaDB with Debian's settings, in temporary folders and on sockets."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.system.waiting import wait_until

USER = "www-data" if os.geteuid() == 0 else None  # both refuse to run as root


def program(pattern, folder="/usr/sbin"):
    """Return the newest program that matches, or None."""
    return max(Path(folder).glob(pattern), default=None)


@contextmanager
def mariadb(folder):
    """Start MariaDB with Debian's own settings; yield its socket and process id."""
    if USER:
        shutil.chown(folder, USER, USER)
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if USER else []
    data = f"--datadir={folder}/data"
    install = [*as_user, "mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal"]
    subprocess.run([*install, "--skip-test-db"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
    own = [data, f"--socket={folder}/socket", f"--pid-file={folder}/pid", f"--log-error={folder}/log"]
    command = [
        *as_user,
        "/usr/sbin/mariadbd",
        "--no-defaults",
        "--skip-networking",
        "--character-set-server=utf8mb4",
        *own,
    ]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:  # it writes a log file
        try:
            wait_until((folder / "socket").exists, "MariaDB")
            yield folder / "socket", server.pid
        finally:
            server.terminate()


@contextmanager
def php_fpm(folder):
    """Start PHP-FPM with Debian's pool `www`; yield its socket and process id."""
    pool = max(Path("/etc/php").glob("*/fpm/pool.d/www.conf")).read_text().splitlines()
    kept = [line for line in pool if not line.startswith(("listen", *(() if USER else ("user", "group"))))]
    socket = [f"listen = {folder}/socket", "listen.mode = 0666"]
    (folder / "php-fpm.conf").write_text("\n".join(["[global]", f"error_log = {folder}/log", *kept, *socket]) + "\n")
    command = [program("php-fpm*"), "--nodaemonize", "--fpm-config", folder / "php-fpm.conf"]
    with subprocess.Popen(command) as server:
        try:
            wait_until((folder / "socket").exists, "PHP-FPM")
            yield folder / "socket", server.pid
        finally:
            server.terminate()
