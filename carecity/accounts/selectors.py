"""Users found by what was typed: capital and small letters, and the forms in which Unicode writes an accent, are equal.

The comparison is in Python: SQLite lowers ASCII letters only, PostgreSQL lowers by its collation, and neither compares
an accented letter with the same letter and a combining accent. Staff are few: all names are read, whatever was typed,
so that the time a response takes does not tell whether an account exists.
"""

from unicodedata import normalize

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser


def fold(text: str) -> str:
    """Return the form in which two spellings of one name are equal."""
    return normalize("NFKC", normalize("NFKC", text).casefold()).strip()


def get_username(typed: str) -> str:
    """Return the stored username that was meant; where there is none, what was typed.

    Databases of earlier releases may have users whose names differ only in case: each of them is found by the exact
    name, and by no other spelling.
    """
    names = [name for name in get_user_model().objects.values_list("username", flat=True) if fold(name) == fold(typed)]
    exact = [name for name in names if normalize("NFKC", name) == normalize("NFKC", typed)]
    for found in ([name for name in names if name == typed], exact, names):
        if len(found) == 1:
            return found[0]
    return typed


def get_same_username(username: str, user: AbstractUser) -> str | None:
    """Return the name of another user than `user` that is equal to this one, if there is one."""
    names = get_user_model().objects.exclude(pk=user.pk).values_list("username", flat=True)
    return next((name for name in names if fold(name) == fold(username)), None)


def get_users_by_email(typed: str) -> list[AbstractUser]:
    """Return the active users with this address."""
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    return [user for user in users if fold(user.email) == fold(typed)]
