"""Skips the system tests where PostgreSQL is not installed, and says so in one line."""

from tests.binaries import missing_line, postgres_bin

if postgres_bin() is None:
    print(missing_line("the running site under faults and during upgrades", "postgresql"))
    collect_ignore_glob = ["*"]
