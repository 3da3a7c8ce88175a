"""Describes the machine and the versions that were measured."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = ["nginx-light", "nginx", "postgresql", "wrk", "wordpress", "mariadb-server-core", "php-fpm", "chromium"]


def describe():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    processor = model[1] if model else platform.machine()
    ours = [f"{name} {version(name)}" for name in ("Django", "Wagtail", "granian")]
    used = ", ".join([f"Python {platform.python_version()}", *ours, *installed()])
    busy = (
        f"load {os.getloadavg()[0]:.1f} before"  # above 0.5, other programs were busy, and the figures are unreliable
    )
    return f"On {os.cpu_count()} cores ({processor}, Linux {platform.release()}, {busy}), with {used}."


def installed():
    """Return the Debian packages of PACKAGES that are installed, with their versions."""
    command = ["dpkg-query", "--show", "--showformat=${Package} ${Version}\n", *PACKAGES]
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # another system
        return []
    return [line for line in output.splitlines() if len(line.split()) == 2]
