"""`make bench`: measures everything, or only the parts that are named; exits 1 if a target is missed.

Only a run of everything writes results.md, results.svg and the figures in the README.
"""

import shutil
import sys
from datetime import UTC, datetime

from tests.binaries import postgres_bin

from . import growth, lighthouse, machine, memory, speed, written
from .report import Report

PARTS = {"speed": speed, "memory": memory, "growth": growth, "lighthouse": lighthouse}
NEEDED = {"wrk": shutil.which("wrk"), "nginx": shutil.which("nginx"), "postgresql": postgres_bin()}


def main(names):
    """Measure these parts, and say what was missed."""
    missing = [program for program, found in NEEDED.items() if not found]
    if missing:
        print(f"Nothing is measured here without {' and '.join(missing)} (on Debian: apt-get install).")
        return 1
    report = Report()
    report.say(f"{datetime.now(UTC):%-d %B %Y}. {machine.described()}")
    for name in names or PARTS:
        PARTS[name].measure(report)
    if not names:
        written.write(report)
    for target in report.missed:
        print(f"MISSED: {target.what}: {target.figure} ({target.wanted})")
    print(f"{len(report.targets) - len(report.missed)} of {len(report.targets)} targets reached.")
    return int(bool(report.missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
