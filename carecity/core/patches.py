"""A private name of Django that has no public counterpart. Tested with Django 5.2.

tests/carecity/core/test_patches.py fails when its source changes.
"""

from django.contrib.auth.base_user import AbstractBaseUser


def has_new_password(user: AbstractBaseUser) -> bool:
    """Return, in `post_save`, whether `set_password` was called since the user was last saved.

    Comparing hashes does not tell: signing in also replaces the hash of an unchanged password by a stronger one. Django
    itself tells the two apart by this attribute, before it calls `password_changed` of the password validators, which
    get no signal's order.
    https://github.com/django/django/blob/5.2/django/contrib/auth/base_user.py
    """
    return user._password is not None  # type: ignore[attr-defined]  # private
