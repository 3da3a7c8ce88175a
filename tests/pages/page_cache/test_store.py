"""Tests of cached responses and of the store: encodings, conditional requests and memory."""

import gzip

import brotli
import pytest
from django.http import HttpResponse

from pages.models import ContentVersion
from pages.page_cache import wsgi

from .site import BODY, Site, count_renders

pytestmark = pytest.mark.django_db


def test_response_has_the_accepted_encoding(cached_site):
    decoded = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda body: body}
    for accepted, encoding in [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("", ""),
    ]:
        _, headers, body = cached_site.get(HTTP_ACCEPT_ENCODING=accepted)
        assert headers.get("Content-Encoding", "") == encoding
        assert decoded[encoding](body) == BODY
        assert headers["Content-Length"] == str(len(body))
        assert headers["Vary"] == "Accept-Encoding"
    assert len(cached_site.requests) == 1


def test_conditional_request_gets_304_until_the_version_changes(cached_site):
    _, headers, _ = cached_site.get(HTTP_ACCEPT_ENCODING="br")
    status, again, body = cached_site.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"other", W/{headers["ETag"]}')
    assert (status, body, again["ETag"]) == (304, b"", headers["ETag"])
    assert cached_site.get(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=headers["ETag"])[0] == 200
    ContentVersion.bump()
    cached_site.response = lambda: HttpResponse(b"new")
    assert cached_site.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=headers["ETag"])[::2] == (200, b"new")


def test_least_recently_used_response_is_evicted(monkeypatch):
    site = Site(max_size=2 * (2 * len(BODY) + 1000))
    assert count_renders(site, [{"path": path} for path in ("/a/", "/b/", "/a/", "/c/", "/a/")]) == 3
    assert count_renders(site, [{"path": "/b/"}]) == 4


def test_unlimited_other_responses_evict_no_page(cached_site, monkeypatch):
    cached_site.get("/about/")
    cached_site.response = lambda: HttpResponse(b"x" * 100_000, status=404)
    for number in range(1000):
        cached_site.get(f"/{number}/")
    cached_site.response = lambda: HttpResponse(b"x" * 100_000)
    for number in range(1000):
        cached_site.get("/", f"page={number}")
        cached_site.get(HTTP_HOST=f"{wsgi.CANONICAL_HOST}:{number}")
    assert cached_site.cache.overflow.size <= wsgi.MAX_OVERFLOW_SIZE
    before = len(cached_site.requests)
    assert count_renders(cached_site, [{"path": "/about/"}]) == before


def test_response_larger_than_the_store_is_sent_and_not_cached():
    site = Site(max_size=100)
    assert count_renders(site, [{}, {}]) == 2
