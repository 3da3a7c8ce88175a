"""What the page cache tells of itself: in its answers, and to whoever counts."""

import pytest
from django.http import HttpResponse

from pages.page_cache import version
from pages.page_cache.metrics import CacheMetrics

from .site import BODY, Site, break_database

pytestmark = pytest.mark.django_db


def test_an_answer_says_whether_it_is_a_copy_and_the_first_which_request_it_was(kept):
    kept.response = lambda: HttpResponse(BODY, headers={"X-Request-ID": "id"})
    first, again = kept.get()[1], kept.get()[1]
    assert (first["Cache-Status"], first["X-Request-ID"]) == ("carecity; fwd=miss", "id")
    assert (again["Cache-Status"], again.get("X-Request-ID")) == ("carecity; hit", None)
    assert first.keys() - again.keys() == {"X-Request-ID"}


class RecordedMetrics(CacheMetrics):
    """Writes down what it hears."""

    def __init__(self):
        self.events = []

    def record_hit(self, *event):
        self.events.append(event)

    def record_store(self, name, store):
        self.events.append((name, len(store), store.size))


def test_whoever_watches_hears_of_each_copy_that_is_sent_or_kept(monkeypatch):
    site = Site(metrics=RecordedMetrics())
    site.get()
    site.get(method="HEAD")
    assert site.asked[0]["pages.cache"] == "miss"
    break_database(monkeypatch)
    monkeypatch.setattr(version.VersionReader, "_is_due", lambda _: True)
    site.get()
    site.get("/admin/")
    assert "pages.cache" not in site.asked[1]
    size = 2 * len(BODY) + 1000
    assert site.cache.metrics.events == [("pages", 1, size), ("HEAD", "200 OK", "hit"), ("GET", "200 OK", "stale")]
