"""A site behind the page cache."""

import pytest

from pages.page_cache import version

from .site import Site


@pytest.fixture(autouse=True)
def keep_the_connection(one_connection):
    """The end of an answer closes connections, as in a process of its own."""


@pytest.fixture
def kept(monkeypatch):
    """Return a site whose clock asks each time."""
    monkeypatch.setattr(version.VersionReader, "_is_due", lambda _: True)
    return Site()
