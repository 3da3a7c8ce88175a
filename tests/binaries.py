"""The programs that tests drive: where they are, and one plain line where they are not."""

import os
import shutil
import socket
import sys
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"
VNU = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
OBSERVATORY = NODE_MODULES / "@mdn/mdn-http-observatory"


def postgres_bin():
    """Return the folder of PostgreSQL's server programs, the newest, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


def find_chromium():
    """Return Chromium's path, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def find_node():
    """Return Node's path, or None."""
    return shutil.which("node")


def free_port():
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def missing_line(what, package):
    """Return the one line that says what is not tested here, and end the run with it under REQUIRE_ALL."""
    line = f"Not tested here: {what} (not found; on Debian: apt-get install {package})."
    if os.environ.get("REQUIRE_ALL") == "1":
        sys.exit(f"{line} REQUIRE_ALL=1 makes this a failure.")
    return line
