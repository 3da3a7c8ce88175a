"""Where there is no PostgreSQL, the site as a whole is not tested, and one line says so."""

from tests.binaries import missing_line, postgres_bin

if postgres_bin() is None:
    print(missing_line("that no feedback is lost while things break", "postgresql"))
    collect_ignore_glob = ["*"]
