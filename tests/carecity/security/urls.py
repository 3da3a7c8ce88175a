"""Every address that the resolver knows, with its arguments filled in."""

import re

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

# What fills an argument: something that is there for numbers, and a word that is nobody's for the rest.
FILLINGS = {"app_label": "pages", "app_name": "pages", "model_name": "keyfigure", "path": "a.jpg", "url": "auth/"}


def every_address():
    """Return the paths below which a view answers: one for each pattern."""
    return sorted({f"/{path}" for path in _paths(get_resolver().url_patterns)})


def _paths(patterns, beginning=""):
    for pattern in patterns:
        path = beginning + _filled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _paths(pattern.url_patterns, path)
        else:
            yield path


def _filled(pattern):
    """Write a route or a regular expression out as a path."""
    arguments = iter(pattern.converters.items())
    text = re.sub(r"<[^>]+>", lambda _: _filling(*next(arguments)), str(pattern)) if pattern.converters else None
    if text is None:  # a regular expression, or a route without arguments
        text = re.sub(r"\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)", lambda named: _filling(named[1]), str(pattern))
        text = re.sub(r"\((?!\?)[^()]*\)", "", text).strip("^$").replace("\\", "").removesuffix("Z")
    return text


def _filling(name, converter=None):
    return FILLINGS.get(name) or ("00000000-0000-0000-0000-000000000000" if "UUID" in repr(converter) else "1")
