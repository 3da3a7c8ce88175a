"""WordPress from Debian's packages, with the text of our home page on its front page."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.binaries import free_port

from .nginx import nginx, wordpress_proxy
from .php_and_mariadb import mariadb, php_fpm, program
from .targets import WORDPRESS, WORDPRESS_CACHED, Target, new_folder
from .wordpress_page import as_wordpress, page_at, words

PACKAGE = Path("/usr/share/wordpress")
INSTALL = Path(__file__).parent / "wordpress_install.php"
PACKAGES = "wordpress wordpress-theme-twentytwentythree mariadb-server-core php-fpm php-mysql"
# No update checks, and no scheduled tasks during requests: both are in its favour.
CONFIGURATION = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
define('ABSPATH', __DIR__ . '/');
require ABSPATH . 'wp-settings.php';
"""


def is_available():
    """Return whether all programs that it needs are installed."""
    themes = PACKAGE / "wp-content/themes/twentytwentythree"
    return themes.exists() and bool(program("mariadbd") and program("php-fpm*") and shutil.which("php"))


def wordpress(running, home):
    """Start WordPress with the text of a home page; return the targets as shipped and behind nginx's cache."""
    socket, database = running.enter_context(mariadb(new_folder(running)))
    php_socket, php = running.enter_context(php_fpm(new_folder(running)))
    folder, plain, cached = new_folder(running), free_port(), free_port()
    url = f"http://127.0.0.1:{plain}"
    own = page_at(home)
    text = words(own.main, own.footer)
    root = install(folder, socket, url, as_wordpress(own))
    configuration = wordpress_proxy(folder, root, plain, cached, php_socket)
    programs = {"nginx": running.enter_context(nginx(folder, configuration)), "PHP": php, "MariaDB": database}
    assert text <= words(page_at(url)), text - words(page_at(url))
    return [
        Target(WORDPRESS, f"{url}/", programs),
        Target(WORDPRESS_CACHED, f"http://127.0.0.1:{cached}/", programs),
    ]


def install(folder, socket, url, page):
    """Copy the package, which reads its configuration from its own folder, and fill the database."""
    root = folder / "wordpress"
    shutil.copytree(PACKAGE, root)
    (root / "wp-config.php").write_text(CONFIGURATION.format(socket=socket, url=url))
    environment = os.environ | {"SOCKET": str(socket)}
    command = ["php", INSTALL]
    done = subprocess.run(command, input=page, cwd=root, env=environment, text=True, capture_output=True, check=False)
    assert done.stdout.startswith("installed"), done.stdout + done.stderr
    print(f"WordPress: {done.stdout}.")
    return root
