"""Dumps and loads the site's database: SQLite by its backup API, PostgreSQL by its client programs."""

import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Protocol

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from . import BackupError

RowCounts = dict[str, int]  # by table


class Database(Protocol):
    """A kind of database, and the name of its dump in an archive."""

    vendor: str
    file_name: str

    def dump(self, path: Path) -> RowCounts:
        """Write a consistent copy to a new file and return the row counts of the same moment."""

    def verify(self, path: Path, rows: RowCounts) -> None:
        """Raise BackupError if the dump cannot be read or does not match the row counts."""

    def load(self, path: Path, rows: RowCounts) -> None:
        """Replace the site's database by the dump in one transaction; raise BackupError if that fails."""


class SQLiteDatabase:
    """Works while the site reads and writes."""

    vendor, file_name = "sqlite", "database.sqlite3"

    def dump(self, path: Path) -> RowCounts:
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as site, closing(sqlite3.connect(path)) as dump:
            site.backup(dump)
            dump.execute("PRAGMA journal_mode = DELETE")  # the WAL would be a second file
        return self.count_rows(path)

    def verify(self, path: Path, rows: RowCounts) -> None:
        if self.count_rows(path) != rows:
            raise BackupError("The archive's database does not have the row counts of its manifest.")

    def load(self, path: Path, rows: RowCounts) -> None:
        connection.close()
        with closing(sqlite3.connect(path)) as dump, closing(sqlite3.connect(connection.settings_dict["NAME"])) as site:
            try:
                dump.backup(site)
            except sqlite3.Error as error:
                raise BackupError(f"SQLite could not load the dump: {error}.") from error

    def count_rows(self, path: Path) -> RowCounts:
        """Return the row counts; raise BackupError if the file fails SQLite's integrity check."""
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        with closing(sqlite3.connect(path)) as dump:
            try:
                if dump.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    raise BackupError("The dump of the database fails SQLite's integrity check.")
                names = [name for (name,) in dump.execute(tables)]
                count = 'SELECT count(*) FROM "{}"'.format  # with names from the database itself
                return {name: dump.execute(count(name)).fetchone()[0] for name in names}
            except sqlite3.Error as error:
                raise BackupError(f"SQLite cannot read the dump of the database: {error}.") from error


class PostgreSQLDatabase:
    """Runs pg_dump, pg_restore and psql with the connection's settings, as Django's `dbshell` does.

    The password is passed in the environment: other users can see arguments in the list of processes.
    """

    vendor, file_name = "postgresql", "database.dump"

    def dump(self, path: Path) -> RowCounts:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={cursor.fetchone()[0]}"]
            run_program("pg_dump", *options, f"--file={path}")
            tables = sorted(connection.introspection.table_names(cursor))
            return {table: self.count_rows(cursor, table) for table in tables}

    def count_rows(self, cursor: CursorWrapper, table: str) -> int:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name from the database
        return cursor.fetchone()[0]

    def verify(self, path: Path, rows: RowCounts) -> None:
        """Read the dump's table of contents; `load` checks the row counts before it commits."""
        run_program("pg_restore", "--list", path, connect=False)

    def load(self, path: Path, rows: RowCounts) -> None:
        script = path.with_suffix(".sql")
        run_program(
            "pg_restore", "--no-owner", "--no-privileges", "--no-comments", f"--file={script}", path, connect=False
        )
        tables = [connection.ops.quote_name(table) for table in connection.introspection.table_names()]
        connection.close()
        with script.open("a") as file:
            file.write("RESET search_path;\n")
            file.writelines(self.assert_row_count(table, count) for table, count in rows.items())
        drop = ["--command", f"DROP TABLE {', '.join(tables)} CASCADE"] if tables else []
        options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        run_program("psql", *options, *drop, f"--file={script}")

    def assert_row_count(self, table: str, count: int) -> str:
        """Return SQL that raises if the table has another number of rows."""
        return (
            f"DO $$ BEGIN IF (SELECT count(*) FROM {connection.ops.quote_name(table)}) <> {int(count)} "  # noqa: S608 - as above
            f"THEN RAISE EXCEPTION 'the row count of a table differs from the manifest'; END IF; END $$;\n"
        )


def run_program(program: str, *arguments: str | Path, connect: bool = True) -> None:
    """Run a PostgreSQL client program, by default with the site's database as its last arguments."""
    (_, *database), settings_env = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    timeout = {"PGOPTIONS": "-c lock_timeout=20s"}  # fail instead of waiting for another session's lock
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's programs with our own arguments
            [program, *arguments, *(database if connect else [])],
            env=os.environ | timeout | (settings_env or {}),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise BackupError(f"{program} is not installed: install PostgreSQL's client programs.") from error
    if done.returncode:
        # Only the first line: those below it can quote a row.
        message = re.sub(r"^psql:[^ ]+: ", "", (done.stderr.strip() or "no reason given").splitlines()[0])
        raise BackupError(f"{program}: {message}")


def get_database() -> Database:
    databases: dict[str, type[Database]] = {
        database.vendor: database for database in (SQLiteDatabase, PostgreSQLDatabase)
    }
    return databases[connection.vendor]()
