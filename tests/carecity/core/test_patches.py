"""carecity/core/patches.py: private code of Django is as it was when it was read."""

import hashlib
import inspect

import pytest
from django.contrib.auth.base_user import AbstractBaseUser

ADVICE = "Django has changed what carecity/core/patches.py relies on. Read the new source, then update the checksum."


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (AbstractBaseUser.save, "bf3c0ccbdcb383be"),
        (AbstractBaseUser.set_password, "f3b18e8be735b26f"),
        (AbstractBaseUser.check_password, "ffea4dfbd8ebf1eb"),
    ],
    ids=["save", "set_password", "check_password"],
)
def test_private_source_is_unchanged(function, expected):
    assert hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16] == expected, ADVICE
