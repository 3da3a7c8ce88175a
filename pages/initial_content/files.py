"""Reading the starting content's files: TOML, because people can read and change it too."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def read_table(name):
    """Return one file of this folder, such as `settings`, as a dictionary."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_pages():
    """Return the pages' dictionaries in the order of their file names, parents before their children."""
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted((FOLDER / "pages").glob("*.toml"))]
