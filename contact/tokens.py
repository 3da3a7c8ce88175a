"""The signed token of a feedback form: when the form was opened, and a nonce that identifies this opening."""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

SALT = "contact.form"
MAX_AGE_SECONDS = 24 * 3600  # a sender may write in the evening and send in the morning


@dataclass(frozen=True)
class FormToken:
    """The content of a valid token; `age` in seconds."""

    nonce: str
    age: float


def issue_token() -> str:
    """Return a token for a form that is opened now."""
    return signing.dumps([secrets.token_urlsafe(12), time.time()], salt=SALT)


def read_token(token: str) -> FormToken | None:
    """Return the content of a token; None if it is missing, altered or expired."""
    try:
        nonce, opened_at = signing.loads(token, salt=SALT, max_age=MAX_AGE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):  # the last two: signed by a release with another payload
        return None
    return FormToken(nonce, time.time() - opened_at)
