"""Fixtures for the tests of pages."""

import pytest

from pages.page_cache import version
from pages.page_cache.version import version_reader


@pytest.fixture
def committed(monkeypatch):
    """Let the code under test treat the test's own transaction as committed, and so cache what it reads."""
    monkeypatch.setattr(version, "in_transaction", lambda: False)
    monkeypatch.setattr(version, "_values", {})
    version_reader.expire()
    yield
    version_reader.expire()
