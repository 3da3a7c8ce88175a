"""Looks up known vulnerabilities and licences of every pinned package: `make audit`.

Usage: audit.py [REQUIREMENTS...]. Ends with 1 if something was found. What cannot be looked up is said in one line, and
is a failure only with REQUIRE_ALL=1. PIP_AUDIT_OSV_URL names another service that answers as osv.dev does.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from licences import refused

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION, TESTS = ROOT / "requirements.txt", ROOT / "tests/requirements.txt"
SERVICES = ("osv", "pypi")  # whichever answers first: both know the advisories of the Python world


def pinned(file):
    """Return the names that a requirements file pins."""
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", file.read_text(), re.MULTILINE))


def vulnerabilities(files):
    """Return a line for each that is known, or None where nobody could be asked.

    pip-audit finds no fault with what a service does not know: so each package has to be known to it.
    """
    for service in SERVICES:
        command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, "--format=json"]
        command += ["--disable-pip", "--require-hashes", "--progress-spinner=off", "--desc=off"]
        answer = _json([*command, *(f"--requirement={file}" for file in files)])
        known = [entry for entry in answer.get("dependencies", []) if "vulns" in entry]
        if known:
            unknown = [entry["name"] for entry in answer["dependencies"] if "vulns" not in entry]
            return [f"{name}: {service} does not know this package" for name in unknown] + [
                f"{entry['name']} {entry['version']}: {found['id']}, fixed in {found['fix_versions'] or 'no version'}"
                for entry in known
                for found in entry["vulns"]
            ]
    return None


def vulnerabilities_of_npm():
    """Return the same for the tests' own npm packages, from serious upwards."""
    npm = shutil.which("npm")
    answer = _json([npm, "audit", "--json", "--package-lock-only", "--prefix", str(ROOT / "tests")]) if npm else {}
    if "vulnerabilities" not in answer:
        return None
    found = answer["vulnerabilities"].values()
    return [f"{entry['name']}: {entry['severity']}" for entry in found if entry["severity"] in {"high", "critical"}]


def _json(command):
    """Return what a program answers in JSON, or {} where it only complains."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - tools of ours
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {}


def main(names):
    """Look everything up and say what was found; return the exit status."""
    files = [Path(name) for name in names] or [PRODUCTION, TESTS]
    packages = {name for file in files for name in pinned(file)}
    number, findings = refused(sorted(pinned(PRODUCTION)))
    print(f"Licences of {number} packages: {len(findings)} not allowed.")
    asked = {f"{len(packages)} Python packages": vulnerabilities(files)}
    if not names:
        asked["the tests' npm packages"] = vulnerabilities_of_npm()
    for what, found in asked.items():
        if found is None:
            print(f"Not looked up: known vulnerabilities of {what} (no service that knows them answers from here).")
        else:
            print(f"Known vulnerabilities of {what}: {len(found)}.")
            findings += found
    print(*findings, sep="\n", end="\n" if findings else "")
    return int(bool(findings) or (None in asked.values() and os.environ.get("REQUIRE_ALL") == "1"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
