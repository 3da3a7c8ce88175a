"""A whole site, database and uploads, that tests may destroy; commands run in processes of their own."""

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
TABLE_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
}


class Sandbox:
    """A site in a folder; its database is a copy of the test database, which is faster than migrating."""

    def __init__(self, folder):
        self.folder, self.media = folder, folder / "media"
        self.uploads = self.media, folder / "documents"
        self.environment = os.environ | {"DATA_DIR": str(folder), "X_BEARER_TOKEN": "canary-token"}
        if connection.vendor == "postgresql":
            self.name = f"backups_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
            settings = connection.settings_dict
            self.server = f"postgres://{settings['USER']}:canary-password@{settings['HOST']}:{settings['PORT']}"
            self.environment["DATABASE_URL"] = f"{self.server}/{self.name}"
            connection.close()  # PostgreSQL copies a database only while it has no connection
            self.create_database(f"TEMPLATE {settings['NAME']}")
        else:
            connection.ensure_connection()
            with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
                connection.connection.backup(copy)

    def save(self):
        """Keep a copy of the database and the uploads for `reset`."""
        self.saved = self.folder.with_name(f"{self.folder.name}-saved")
        for folder in self.uploads:
            shutil.copytree(folder, self.saved / folder.name)
        if connection.vendor == "postgresql":
            with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
                server.execute(f"DROP DATABASE IF EXISTS {self.name}_saved")
                server.execute(f"CREATE DATABASE {self.name}_saved TEMPLATE {self.name}")
        else:
            with closing(self.connect()) as source, closing(sqlite3.connect(self.saved / "db.sqlite3")) as copy:
                source.backup(copy)

    def reset(self):
        """Bring back the saved state without the site's own commands, which take longer."""
        for folder in self.uploads:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.saved / folder.name, folder)
        if connection.vendor == "postgresql":
            self.create_database(f"TEMPLATE {self.name}_saved")
        else:
            for path in self.folder.glob("db.sqlite3*"):
                path.unlink()
            shutil.copy(self.saved / "db.sqlite3", self.folder)

    def create_database(self, options=""):
        """Replace the PostgreSQL database by a new one."""
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name}")
            server.execute(f"CREATE DATABASE {self.name} {options}")

    def connect(self):
        """Open a connection that bypasses the site."""
        if connection.vendor == "postgresql":
            return psycopg.connect(self.environment["DATABASE_URL"], autocommit=True)
        return sqlite3.connect(self.folder / "db.sqlite3", isolation_level=None, timeout=20)

    def manage(self, *arguments, **variables):
        """Run a management command in a process of its own and return the completed process."""
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def back_up(self, *arguments, **variables):
        """Write an archive and return its path."""
        done = self.manage("backup_site", *arguments, **variables)
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.split(": ")[0])

    def state(self):
        """Return row counts by table and checksums by file, which a restore has to reproduce."""
        with closing(self.connect()) as database:
            names = [name for (name,) in database.execute(TABLE_NAMES[connection.vendor]).fetchall()]
            rows = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - the names of our tables
        files = [path for folder in self.uploads for path in folder.rglob("*") if path.is_file()]
        return rows, {path.relative_to(self.folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def destroy(self):
        """Replace the database by an empty one and delete the uploads."""
        if connection.vendor == "postgresql":
            self.create_database()
        else:
            for path in self.folder.glob("db.sqlite3*"):
                path.unlink()
        for folder in self.uploads:
            shutil.rmtree(folder)
