"""The form's own token: it says when the form was opened, and tells one opening from another."""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

SALT = "contact.form"
LIFETIME = 24 * 3600  # seconds; long enough for somebody who writes, sleeps on it and sends


@dataclass(frozen=True)
class Opening:
    """One opening of the form: a random word, and how many seconds ago it was."""

    nonce: str
    age: float


def issue_token():
    """Return a token for a form that is being opened now."""
    return signing.dumps([secrets.token_urlsafe(12), time.time()], salt=SALT)


def read_token(token):
    """Return the `Opening` that a token stands for, or None if it is missing, altered or too old."""
    try:
        nonce, opened_at = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):  # the last two: signed by us, but in a shape of another time
        return None
    return Opening(nonce, time.time() - opened_at)
