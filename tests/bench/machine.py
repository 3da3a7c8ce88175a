"""On what it was measured, and with which versions."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = ["nginx-light", "nginx", "postgresql", "wrk", "wordpress", "mariadb-server-core", "php-fpm", "chromium"]


def described():
    """Return it in one paragraph."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    processor = model[1] if model else platform.machine()
    ours = [f"{name} {version(name)}" for name in ("Django", "Wagtail", "granian")]
    used = ", ".join([f"Python {platform.python_version()}", *ours, *installed()])
    busy = f"load {os.getloadavg()[0]:.1f} before"  # above 0.5, others were at work, and only a new run will tell
    return f"On {os.cpu_count()} cores ({processor}, Linux {platform.release()}, {busy}), with {used}."


def installed():
    """Return Debian's packages that took part, with their versions."""
    command = ["dpkg-query", "--show", "--showformat=${Package} ${Version}\n", *PACKAGES]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # another system
        return []
    return [line for line in told.splitlines() if len(line.split()) == 2]
