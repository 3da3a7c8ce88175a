"""The licences that production dependencies may have."""

import json
import re
import subprocess
import sys
from collections.abc import Collection, Iterable

# Permissive licences. The last three require that changes to the library itself are published: the site uses such
# libraries unchanged.
ALLOWED = {
    "Apache Software License", "Apache-2.0", "MIT", "MIT License", "MIT-0", "MIT-CMU",
    "BSD License", "BSD-2-Clause", "BSD-3-Clause", "ISC", "ISC License (ISCL)",
    "PSF-2.0", "Python Software Foundation License",
    "GNU Lesser General Public License v2 or later (LGPLv2+)", "LGPL-3.0-only", "Mozilla Public License 2.0 (MPL 2.0)",
}  # fmt: skip
# Package: the licence in its metadata, and why it is allowed nevertheless.
EXCEPTIONS = {
    # "Other" is the licence of the JavaScript that it is a port of: MIT, according to its licence file.
    "qrcode": "BSD License; Other/Proprietary License",
}


def find_disallowed(packages: Iterable[str], allowed: Collection[str] = ALLOWED) -> tuple[int, list[str]]:
    """Return the number of installed packages among these, and a line for each whose licence is not allowed."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *packages]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own arguments
    return len(listed), [
        f"{entry['Name']} {entry['Version']}: the licence {entry['License']!r} is not allowed by deploy/licences.py"
        for entry in listed
        if EXCEPTIONS.get(entry["Name"]) != entry["License"]
        and not set(re.split(r"; | OR | AND ", entry["License"])) <= set(allowed)
    ]
