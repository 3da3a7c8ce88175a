"""How accounts are named: `@name`, `name@server`, a domain, or a feed's address."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
PATTERNS = {
    "x": (re.compile(r"[A-Za-z0-9_]{1,15}"), "A name on X has up to 15 letters, digits and _, such as: example_name."),
    "mastodon": (
        re.compile(rf"[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_]+)?@{HOST}"),
        "An account on Mastodon is a name and a server, such as: name@mastodon.social.",
    ),
    "bluesky": (re.compile(HOST), "A name on Bluesky has a dot in it, such as: name.bsky.social."),
}


def clean_handle(kind, handle):
    """Return the name as it is stored, however it was typed; refuse what cannot be one."""
    handle = handle.strip()
    if kind == "feed":
        return _clean_address(handle)
    handle = handle.removeprefix("@")
    handle = handle if kind == "x" else handle.lower()
    pattern, words = PATTERNS[kind]
    if not pattern.fullmatch(handle):
        raise ValidationError({"handle": words})
    return handle


def _clean_address(address):
    try:
        URLValidator(schemes=["http", "https"])(address)
        if urlsplit(address).username is not None:
            raise ValueError("a name or password in it would stand in the log of every server on the way")
    except (ValidationError, ValueError):
        words = "The address of a feed begins with https://, such as: https://www.example.org/feed.xml."
        raise ValidationError({"handle": words}) from None
    return address
