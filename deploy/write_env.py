"""Write a development `.env` from `.env.example`, with a secret key of its own."""

import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    """Write the file for its owner's eyes only; fail on one that is there."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    env = ROOT / ".env"
    env.touch(mode=0o600, exist_ok=False)
    env.write_text(example.replace("SECRET_KEY=\n", f"SECRET_KEY={secrets.token_urlsafe(48)}\n", 1), encoding="utf-8")
    print("Wrote .env for development.")


if __name__ == "__main__":
    main()
