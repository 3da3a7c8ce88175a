"""Writes a `.env` for development from `.env.example`, with a generated SECRET_KEY."""

import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the file, readable by its owner only; raise FileExistsError if it exists."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    env = ROOT / ".env"
    env.touch(mode=0o600, exist_ok=False)
    env.write_text(example.replace("SECRET_KEY=\n", f"SECRET_KEY={secrets.token_urlsafe(48)}\n", 1), encoding="utf-8")
    print("Wrote .env for development.")


if __name__ == "__main__":
    main()
