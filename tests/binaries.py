"""Finds the programs that tests use, and reports those that are not installed."""

import os
import shutil
import socket
import sys
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"
VNU = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
OBSERVATORY = NODE_MODULES / "@mdn/mdn-http-observatory"


def postgres_bin():
    """Return the folder of the newest PostgreSQL server's programs, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


def find_chromium():
    """Return the browser with everything that users have."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def find_headless_shell():
    """Return the same browser without its own window, which takes a quarter less processor time; else the browser."""
    return shutil.which("chromium-headless-shell") or find_chromium()


def find_node():
    return shutil.which("node")


def free_port():
    """Return a free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def missing_line(subject, package):
    """Return a line about what is not tested here; exit with it if REQUIRE_ALL is 1."""
    line = f"Not tested here: {subject} (not found; on Debian: apt-get install {package})."
    if os.environ.get("REQUIRE_ALL") == "1":
        sys.exit(f"{line} REQUIRE_ALL=1 makes this a failure.")
    return line
