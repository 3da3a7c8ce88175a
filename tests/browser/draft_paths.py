"""Draft links with keys that are known before the site is created, so that the standing loops can open them."""

import os

from django.core import signing

from tests import environment  # noqa: F401 - sets SECRET_KEY

WORKING_KEY = "11111111111111111111111111111111"
DELETED_KEY = "22222222222222222222222222222222"  # no site has a row of it


def get_path(key):
    """Return the path of a link, signed as the site signs it; needs no settings."""
    signer = signing.Signer(key=os.environ["SECRET_KEY"], salt="pages.draft_link", fallback_keys=[])
    return f"/draft/{signer.sign(key)}/"
