"""Reading the TOML files of the initial content. Imports no models, so that models may import it."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read_table(name: str) -> dict[str, Any]:
    """Return the content of one file of this folder, such as `settings`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_pages() -> list[dict[str, Any]]:
    """Return the data of the pages in the order of their file names: parents come before their children."""
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted((FOLDER / "pages").glob("*.toml"))]
