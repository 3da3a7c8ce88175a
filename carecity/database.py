"""The database: SQLite in the data folder, or what `DATABASE_URL` names; and how both are spoken to."""

# Web and worker share the file: readers never wait for a writer (WAL), a transaction takes the write lock when it
# begins, not half-way through (IMMEDIATE), and a second writer waits its turn (timeout, seconds).
SQLITE = {
    "OPTIONS": {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
}
# A server that does not even refuse is given up after seconds: neither threads nor the health check shall hang on it.
POSTGRES = {"connect_timeout": 3, "tcp_user_timeout": 5000}


def database(env, folder):
    """Return the setting of the one database."""
    chosen = env.db("DATABASE_URL", default=f"sqlite:///{folder / 'db.sqlite3'}")
    if chosen["ENGINE"].endswith("sqlite3"):
        return chosen | SQLITE
    options = POSTGRES | chosen.get("OPTIONS", {})
    return chosen | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
