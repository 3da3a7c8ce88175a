"""Copies of a SQLite database, taken and put back with SQLite's own backup: whole, also while others read and write."""

import sqlite3
from contextlib import closing

from django.db import connection

from . import BackupError

KIND, FILE = "sqlite", "database.sqlite3"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def dump(path):
    """Copy the database to a file and return the rows of each table in the copy."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as site, closing(sqlite3.connect(path)) as copy:
        site.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # the site's WAL would be a second file
    return _rows(path)


def verify(path, rows):
    """Raise where the copy is not sound, or does not hold as many rows as it should."""
    if _rows(path) != rows:
        raise BackupError("The archive's database does not hold the rows that its manifest names.")


def load(path, _rows_wanted):
    """Put the copy in the place of the site's database: one transaction, which others see whole or not at all."""
    connection.close()
    with closing(sqlite3.connect(path)) as copy, closing(sqlite3.connect(connection.settings_dict["NAME"])) as site:
        try:
            copy.backup(site)
        except sqlite3.Error as error:
            raise BackupError(f"SQLite did not take the copy: {error}.") from error


def _rows(path):
    """Return table: rows, and see on the way that the database is sound."""
    with closing(sqlite3.connect(path)) as copy:
        try:
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise BackupError("SQLite finds the copy of the database damaged.")
            names = [name for (name,) in copy.execute(TABLES)]
            count = 'SELECT count(*) FROM "{}"'.format  # of the database's own names
            return {name: copy.execute(count(name)).fetchone()[0] for name in names}
        except sqlite3.Error as error:
            raise BackupError(f"SQLite cannot read the copy of the database: {error}.") from error
