"""A whole site, database and media, that tests may destroy; every command on it is the real one, in its own process."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
}


class Place:
    """A site in a folder, with a database that is a copy of the tests' own: migrations would take longer."""

    def __init__(self, folder):
        self.folder, self.media = folder, folder / "media"
        self.uploads = self.media, folder / "documents"
        self.environment = os.environ | {"DATA_DIR": str(folder), "X_BEARER_TOKEN": "canary-token"}
        if connection.vendor == "postgresql":
            self.name = f"backups_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
            settings = connection.settings_dict
            self.server = f"postgres://{settings['USER']}:canary-password@{settings['HOST']}:{settings['PORT']}"
            self.environment["DATABASE_URL"] = f"{self.server}/{self.name}"
            connection.close()  # PostgreSQL copies a database only while nobody is connected to it
            self.make_database(f"TEMPLATE {settings['NAME']}")
        else:
            connection.ensure_connection()
            with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
                connection.connection.backup(copy)

    def make_database(self, how=""):
        """Make a PostgreSQL database in the place of the one that is there."""
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name}")
            server.execute(f"CREATE DATABASE {self.name} {how}")

    def connect(self):
        """Open a connection behind the site's back."""
        if connection.vendor == "postgresql":
            return psycopg.connect(self.environment["DATABASE_URL"], autocommit=True)
        return sqlite3.connect(self.folder / "db.sqlite3", isolation_level=None, timeout=20)

    def manage(self, *arguments, **variables):
        """Run a management command and return the finished process."""
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def back_up(self, *arguments, **variables):
        """Make an archive and return its path."""
        done = self.manage("backup_site", *arguments, **variables)
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.split(": ")[0])

    def state(self):
        """Return rows by table and checksums by file: what has to be the same again."""
        with closing(self.connect()) as database:
            names = [name for (name,) in database.execute(NAMES[connection.vendor]).fetchall()]
            rows = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - our own tables' names
        files = [path for folder in self.uploads for path in folder.rglob("*") if path.is_file()]
        return rows, {path.relative_to(self.folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def destroy(self):
        """Leave an empty database and no uploads."""
        if connection.vendor == "postgresql":
            self.make_database()
        else:
            for path in self.folder.glob("db.sqlite3*"):
                path.unlink()
        for folder in self.uploads:
            shutil.rmtree(folder)
