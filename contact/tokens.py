"""Signed tokens: of a form, which is stored once, and of the link with which a sender writes back."""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

from .models import Feedback

FORM_SALT = "contact.form"
FOLLOW_UP_SALT = "contact.follow_up"
TOKEN_MAX_AGE_SECONDS = 30 * 24 * 3600  # a sender may leave a form open for weeks


@dataclass(frozen=True)
class FormToken:
    """The content of a valid token; `age` in seconds."""

    nonce: str
    age: float


def issue_token() -> str:
    """Return a token for a form that is opened now."""
    return signing.dumps([secrets.token_urlsafe(12), time.time()], salt=FORM_SALT)


def read_token(token: str) -> FormToken | None:
    """Return the content of a token; None if it is missing, altered or expired."""
    try:
        nonce, opened_at = signing.loads(token, salt=FORM_SALT, max_age=TOKEN_MAX_AGE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):  # the last two: signed by a release with another payload
        return None
    return FormToken(nonce, time.time() - opened_at)


def is_expired(token: str) -> bool:
    """Return whether a token is ours, but too old."""
    try:
        signing.loads(token, salt=FORM_SALT, max_age=TOKEN_MAX_AGE_SECONDS)
    except signing.SignatureExpired:
        return True
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return False


def issue_follow_up_token(feedback: Feedback) -> str:
    """Return the token of the link in our replies; it works until the message is erased."""
    return signing.Signer(salt=FOLLOW_UP_SALT).sign(feedback.reference)


def read_follow_up_token(token: str) -> Feedback | None:
    """Return the message of a link; None if the link is altered or the message has been erased."""
    try:
        reference = signing.Signer(salt=FOLLOW_UP_SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Feedback.objects.filter(reference=reference, erased_at=None).first()
