"""Which licences the packages that the site runs on may have."""

import json
import re
import subprocess
import sys

# Free to use, change and pass on. The last three ask that changes to the library itself stay free, which the site, that
# uses them unchanged, keeps to by using them unchanged.
ALLOWED = {
    "Apache Software License", "Apache-2.0", "MIT", "MIT License", "MIT-0", "MIT-CMU",
    "BSD License", "BSD-2-Clause", "BSD-3-Clause", "ISC", "ISC License (ISCL)",
    "PSF-2.0", "Python Software Foundation License",
    "GNU Lesser General Public License v2 or later (LGPLv2+)", "LGPL-3.0-only", "Mozilla Public License 2.0 (MPL 2.0)",
}  # fmt: skip
# Package: what it says of itself, and why that is allowed all the same.
EXCEPTIONS = {
    # "Other" is the licence of the JavaScript that it was ported from, which its own file shows to be MIT.
    "qrcode": "BSD License; Other/Proprietary License",
}


def refused(packages, allowed=ALLOWED):
    """Return how many of the packages are installed, and a line for each whose licence is not on the list."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *packages]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - a tool of ours
    return len(listed), [
        f"{entry['Name']} {entry['Version']}: the licence {entry['License']!r} is not on the list in deploy/licences.py"
        for entry in listed
        if EXCEPTIONS.get(entry["Name"]) != entry["License"]
        and not set(re.split(r"; | OR | AND ", entry["License"])) <= allowed
    ]
