"""Fixtures for tests of the page cache."""

import pytest

from pages.page_cache import version

from .site import Site


@pytest.fixture(autouse=True)
def keep_the_connection(one_connection):
    """Keep the test's connection open, which the end of a response would close."""


@pytest.fixture
def cached_site(monkeypatch):
    """Return a site that reads the content version on each request."""
    monkeypatch.setattr(version.VersionReader, "_is_due", lambda _: True)
    return Site()
