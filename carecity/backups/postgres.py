"""Copies of a PostgreSQL database, taken and put back by its own programs.

The programs get password and host as Django's `dbshell` gives them: the password in the environment, never as an
argument that others can see in the list of processes.
"""

import os
import re
import subprocess

from django.db import connection, transaction

from . import BackupError

KIND, FILE = "postgresql", "database.dump"


def dump(path):
    """Write a dump in PostgreSQL's own format and return the rows of each table at the very same moment."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={path}")
        names = sorted(connection.introspection.table_names(cursor))
        return {name: _count(cursor, name) for name in names}


def _count(cursor, name):
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 - the database's own names
    return cursor.fetchone()[0]


def verify(path, rows):
    """Raise where the dump cannot be read. Its rows are counted when it is loaded, before that is made final."""
    _run("pg_restore", "--list", path, database=False)


def load(path, rows):
    """Put the dump in the place of all tables: one transaction, undone by any error and by any wrong count."""
    script = path.with_suffix(".sql")
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", path, database=False)
    names = [connection.ops.quote_name(name) for name in connection.introspection.table_names()]
    connection.close()
    with script.open("a") as file:
        file.write("RESET search_path;\n")
        file.writelines(_must_have(name, number) for name, number in rows.items())
    drop = ["--command", f"DROP TABLE {', '.join(names)} CASCADE"] if names else []
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    _run("psql", *options, *drop, f"--file={script}")


def _must_have(name, number):
    """Return SQL that fails where a table holds another number of rows."""
    return (
        f"DO $$ BEGIN IF (SELECT count(*) FROM {connection.ops.quote_name(name)}) <> {int(number)} "  # noqa: S608 - as above
        f"THEN RAISE EXCEPTION 'a table does not hold as many rows as it should'; END IF; END $$;\n"
    )


def _run(program, *arguments, database=True):
    """Run one of PostgreSQL's programs on the site's database, or on files alone."""
    (_, *where), own = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    waiting = {"PGOPTIONS": "-c lock_timeout=20s"}  # rather than waiting for ever for somebody who holds a table
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's programs with our own arguments
            [program, *arguments, *(where if database else [])],
            env=os.environ | waiting | (own or {}),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise BackupError(f"{program} is not installed: install PostgreSQL's client programs.") from error
    if done.returncode:
        # The first line alone: those below it can quote a row.
        said = re.sub(r"^psql:[^ ]+: ", "", (done.stderr.strip() or "no reason given").splitlines()[0])
        raise BackupError(f"{program}: {said}")
