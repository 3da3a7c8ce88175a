"""What is measured, and its name in the results."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

LIMIT = "nginx, the same bytes as a file"
FRONT = "this site behind nginx"
ALONE = "this site alone in granian"
UNCACHED = "this site without its page cache, PostgreSQL"
UNCACHED_SQLITE = "this site without its page cache, SQLite"
WORDPRESS = "WordPress as shipped"
WORDPRESS_CACHED = "WordPress behind nginx's cache"


@dataclass(frozen=True)
class Target:
    """A URL, and the process ids of the programs that serve it: {program: id}."""

    name: str
    url: str
    programs: dict


def new_folder(running):
    """Return a folder that other users can read, which is removed when `running` is closed."""
    folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="carecity-bench-")))
    folder.chmod(0o755)
    return folder
