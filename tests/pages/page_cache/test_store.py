"""In which form copies are sent, and how many are kept."""

import gzip

import brotli
import pytest
from django.http import HttpResponse

from pages.models import ContentVersion
from pages.page_cache import wsgi

from .site import BODY, Site, times_asked

pytestmark = pytest.mark.django_db


def test_each_encoding_is_what_was_asked_for(kept):
    decoded = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda body: body}
    for asked, given in [("gzip, deflate, br, zstd", "br"), ("gzip;q=1.0", "gzip"), ("br;q=0, gzip", "gzip"), ("", "")]:
        _, headers, body = kept.get(HTTP_ACCEPT_ENCODING=asked)
        assert headers.get("Content-Encoding", "") == given
        assert decoded[given](body) == BODY
        assert headers["Content-Length"] == str(len(body))
        assert headers["Vary"] == "Accept-Encoding"
    assert len(kept.asked) == 1


def test_who_has_the_page_is_told_so_and_nothing_more(kept):
    _, headers, _ = kept.get(HTTP_ACCEPT_ENCODING="br")
    status, again, body = kept.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"other", W/{headers["ETag"]}')
    assert (status, body, again["ETag"]) == (304, b"", headers["ETag"])
    assert kept.get(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=headers["ETag"])[0] == 200
    ContentVersion.bump()
    kept.response = lambda: HttpResponse(b"new")
    assert kept.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=headers["ETag"])[::2] == (200, b"new")


def test_memory_is_bounded_and_what_was_asked_for_longest_ago_makes_room(monkeypatch):
    site = Site(max_size=2 * (2 * len(BODY) + 1000))
    assert times_asked(site, [{"path": path} for path in ("/a/", "/b/", "/a/", "/c/", "/a/")]) == 3
    assert times_asked(site, [{"path": "/b/"}]) == 4


def test_nonsense_without_end_drives_no_page_out(kept, monkeypatch):
    kept.get("/about/")
    kept.response = lambda: HttpResponse(b"x" * 100_000, status=404)
    for number in range(1000):
        kept.get(f"/{number}/")
    kept.response = lambda: HttpResponse(b"x" * 100_000)
    for number in range(1000):
        kept.get("/", f"page={number}")
        kept.get(HTTP_HOST=f"{wsgi.CANONICAL_HOST}:{number}")
    assert kept.cache.overflow.size <= wsgi.MAX_OVERFLOW_SIZE
    before = len(kept.asked)
    assert times_asked(kept, [{"path": "/about/"}]) == before


def test_a_page_larger_than_the_memory_is_sent_and_not_kept():
    site = Site(max_size=100)
    assert times_asked(site, [{}, {}]) == 2
