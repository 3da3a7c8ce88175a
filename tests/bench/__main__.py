"""`make bench`: measures all parts, or those that are named; exits with 1 if a threshold is not met.

Only a run of all parts writes results.md, results.svg and the figures in the README.
"""

import shutil
import sys
from datetime import UTC, datetime

from tests.binaries import postgres_bin

from . import cms, growth, lighthouse, machine, memory, results, speed
from .report import Report

PARTS = {"speed": speed, "memory": memory, "growth": growth, "cms": cms, "lighthouse": lighthouse}
PROGRAMS = {"wrk": shutil.which("wrk"), "nginx": shutil.which("nginx"), "postgresql": postgres_bin()}
ONLY_POSTGRESQL = {"growth", "cms"}


def find_missing(names, programs):
    """Return the programs that these parts need and that are not installed."""
    needed = {"postgresql"} if set(names) <= ONLY_POSTGRESQL else programs.keys()
    return [program for program, found in programs.items() if program in needed and not found]


def main(names):
    """Measure these parts, and print the thresholds that are not met."""
    if missing := find_missing(names or PARTS, PROGRAMS):
        print(f"Cannot measure without {' and '.join(missing)} (on Debian: apt-get install).")
        return 1
    report = Report()
    report.write(f"{datetime.now(UTC):%-d %B %Y}. {machine.describe()}")
    for name in names or PARTS:
        PARTS[name].measure(report)
    if not names:
        results.write(report)
    for threshold in report.failed:
        print(f"FAILED: {threshold.name}: {threshold.figure} ({threshold.limit})")
    print(f"{len(report.thresholds) - len(report.failed)} of {len(report.thresholds)} thresholds met.")
    return int(bool(report.failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
