"""Checks every pinned package for known vulnerabilities and disallowed licences: `make audit`.

Usage: audit.py [REQUIREMENTS...]. Exits with 1 if anything was found. If no vulnerability service responds, that is
printed, and an error only with REQUIRE_ALL=1. PIP_AUDIT_OSV_URL is the URL of another service with the API of osv.dev.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from licences import find_disallowed

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION, TESTS, INSTALLER = (ROOT / name for name in ("requirements.txt", "tests/requirements.txt", "deploy/uv.txt"))
SERVICES = ("osv", "pypi")  # the first one that responds: both have the advisories for Python packages


def get_pinned(file: Path) -> set[str]:
    """Return the names of the packages in a requirements file."""
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", file.read_text(), re.MULTILINE))


def find_python_vulnerabilities(files: Sequence[Path]) -> list[str] | None:
    """Return a line for each known vulnerability; None if no service responds.

    pip-audit passes packages that the service does not know, so each of these gets a line too.
    """
    for service in SERVICES:
        command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, "--format=json"]
        command += ["--disable-pip", "--require-hashes", "--progress-spinner=off", "--desc=off"]
        report = run_json([*command, *(f"--requirement={file}" for file in files)])
        known = [entry for entry in report.get("dependencies", []) if "vulns" in entry]
        if known:
            unknown = [entry["name"] for entry in report["dependencies"] if "vulns" not in entry]
            return [f"{name}: {service} does not know this package" for name in unknown] + [
                f"{entry['name']} {entry['version']}: {found['id']}, fixed in {found['fix_versions'] or 'no version'}"
                for entry in known
                for found in entry["vulns"]
            ]
    return None


def find_npm_vulnerabilities() -> list[str] | None:
    """Return the same for the tests' npm packages, of severity high and critical only."""
    npm = shutil.which("npm")
    report = run_json([npm, "audit", "--json", "--package-lock-only", "--prefix", str(ROOT / "tests")]) if npm else {}
    if "vulnerabilities" not in report:
        return None
    found = report["vulnerabilities"].values()
    return [f"{entry['name']}: {entry['severity']}" for entry in found if entry["severity"] in {"high", "critical"}]


def run_json(command: Sequence[str]) -> dict[str, Any]:
    """Return the JSON that a program prints, {} if it prints something else."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {}


def main(names: Sequence[str]) -> int:
    """Print the findings and return the exit status."""
    files = [Path(name) for name in names] or [PRODUCTION, TESTS, INSTALLER]
    packages = {name for file in files for name in get_pinned(file)}
    number, findings = find_disallowed(sorted(get_pinned(PRODUCTION)))
    print(f"Licences of {number} packages: {len(findings)} not allowed.")
    checks = {f"{len(packages)} Python packages": find_python_vulnerabilities(files)}
    if not names:
        checks["the tests' npm packages"] = find_npm_vulnerabilities()
    for what, found in checks.items():
        if found is None:
            print(f"Not checked: known vulnerabilities of {what} (no vulnerability service responds).")
        else:
            print(f"Known vulnerabilities of {what}: {len(found)}.")
            findings += found
    print(*findings, sep="\n", end="\n" if findings else "")
    return int(bool(findings) or (None in checks.values() and os.environ.get("REQUIRE_ALL") == "1"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
