"""A site behind the page cache."""

import pytest

from pages.page_cache import memoize, version
from pages.page_cache.version import version_reader

from .site import Site


@pytest.fixture(autouse=True)
def keep_the_connection(one_connection):
    """The end of an answer closes connections, as in a process of its own."""


@pytest.fixture
def kept(monkeypatch):
    """Return a site whose clock asks each time."""
    monkeypatch.setattr(version.VersionReader, "_is_due", lambda _: True)
    return Site()


@pytest.fixture
def committed(monkeypatch):
    """Let the code under test treat the test's own transaction as committed."""
    monkeypatch.setattr(version, "in_transaction", lambda: False)
    monkeypatch.setattr(memoize, "_values", {})
    version_reader.expire()
    yield
    version_reader.expire()
