"""Tests of what the page cache reports: in response headers and to its metrics."""

import pytest
from django.http import HttpResponse

from pages.page_cache import version
from pages.page_cache.wsgi import CacheMetrics

from .site import BODY, Site, break_database

pytestmark = pytest.mark.django_db


def test_cache_status_is_set_and_only_a_miss_has_a_request_id(cached_site):
    cached_site.response = lambda: HttpResponse(BODY, headers={"X-Request-ID": "id"})
    first, again = cached_site.get()[1], cached_site.get()[1]
    assert (first["Cache-Status"], first["X-Request-ID"]) == ("carecity; fwd=miss", "id")
    assert (again["Cache-Status"], again.get("X-Request-ID")) == ("carecity; hit", None)
    assert first.keys() - again.keys() == {"X-Request-ID"}


class RecordedMetrics(CacheMetrics):
    """Records the events."""

    def __init__(self):
        self.events = []

    def record_hit(self, *event):
        self.events.append(event)

    def record_store(self, name, store):
        self.events.append((name, len(store), store.size))


def test_metrics_record_hits_and_the_size_of_the_store(monkeypatch):
    site = Site(metrics=RecordedMetrics())
    site.get()
    site.get(method="HEAD")
    assert site.requests[0]["pages.cache"] == "miss"
    break_database(monkeypatch)
    monkeypatch.setattr(version.VersionReader, "_is_due", lambda _: True)
    site.get()
    site.get("/admin/")
    assert "pages.cache" not in site.requests[1]
    size = 2 * len(BODY) + 1000
    assert site.cache.metrics.events == [("pages", 1, size), ("HEAD", "200 OK", "hit"), ("GET", "200 OK", "stale")]
