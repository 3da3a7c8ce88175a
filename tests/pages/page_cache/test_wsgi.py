"""Tests of PageCacheMiddleware: which responses it caches, and for which requests it uses them."""

from time import monotonic

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from pages.models import ContentVersion
from pages.page_cache import version

from .site import BODY, Site, break_database, count_renders

pytestmark = pytest.mark.django_db


def test_page_is_rendered_once(cached_site):
    assert count_renders(cached_site, [{}] * 3) == 1
    assert cached_site.get()[2] == BODY


def test_page_is_rendered_again_after_a_change(cached_site):
    cached_site.get()
    ContentVersion.bump()
    cached_site.get()
    cached_site.get()
    assert len(cached_site.requests) == 2


def test_page_rendered_during_a_change_is_not_cached(cached_site):
    def render():
        ContentVersion.bump()
        return HttpResponse(BODY)

    cached_site.response = render
    assert cached_site.get()[1]["Cache-Control"] == "no-cache"  # nor by a cache in front
    assert count_renders(cached_site, [{}]) == 2


@pytest.mark.parametrize(
    "requests",
    [
        [{"path": "/a/"}, {"path": "/b/"}],
        [{"HTTP_HOST": "a.example"}, {"HTTP_HOST": "b.example"}],
        [{"query": "q=a"}, {"query": "q=b"}],
        [{"query": "q=a&page=1"}, {"query": "q=a&page=2"}],
        [{"query": "focus_area=a&borough="}, {"query": "focus_area=&borough=a"}],
        [{"HTTP_COOKIE": "sessionid=abc"}] * 2,
        [{"method": "POST"}] * 2,
        [{"query": "unknown=1"}] * 2,
        [{"HTTP_RANGE": "bytes=0-5"}] * 2,
        [{"path": "/admin/"}] * 2,
        [{"path": "/draft/token/"}] * 2,
        [{"path": "/django-admin/contact/"}] * 2,
        [{"path": "/documents/1/a.pdf"}] * 2,
        [{"path": "/" + "long/" * 300}] * 2,
    ],
)
def test_different_or_personal_pages_are_rendered_each_time(cached_site, requests):
    assert count_renders(cached_site, requests) == 2


@pytest.mark.parametrize(("proxies", "pages"), [(0, 1), (1, 2)])
def test_https_is_part_of_the_key_when_a_trusted_proxy_reports_it(cached_site, settings, proxies, pages):
    settings.TRUSTED_PROXIES = proxies
    assert (
        count_renders(cached_site, [{"HTTP_X_FORWARDED_PROTO": proto} for proto in ("https", "http", "made up")])
        == pages
    )


@pytest.mark.parametrize("query", ["utm_source=a", "fbclid=b", "gclid=c&utm_medium=d"])
def test_tracking_parameters_are_ignored(cached_site, query):
    assert count_renders(cached_site, [{"query": query}, {}]) == 1
    assert cached_site.requests[0]["QUERY_STRING"] == ""


def private():
    response = HttpResponse(BODY)
    response["Cache-Control"] = "private"
    return response


def with_cookie():
    response = HttpResponse(BODY)
    response.set_cookie("csrftoken", "x")
    return response


def in_another_language():
    return HttpResponse(BODY, headers={"Vary": "Accept-Language"})


@pytest.mark.parametrize(
    "response",
    [
        private,
        with_cookie,
        in_another_language,
        lambda: HttpResponse(BODY, headers={"Cache-Control": "max-age=0, no-store"}),
        lambda: StreamingHttpResponse([BODY]),
        lambda: HttpResponse(BODY, status=500),
        lambda: HttpResponse(status=302, headers={"Location": "/a/"}),
        lambda: HttpResponse(BODY, status=403),
    ],
)
def test_personal_and_failed_responses_are_never_cached(cached_site, response):
    cached_site.response = response
    assert count_renders(cached_site, [{}, {}]) == 2


def test_404_is_cached_for_seconds_only(cached_site, monkeypatch):
    cached_site.response = lambda: HttpResponse(BODY, status=404)
    assert count_renders(cached_site, [{}, {}]) == 1
    monkeypatch.setattr("pages.page_cache.wsgi.monotonic", lambda: monotonic() + 11)
    assert count_renders(cached_site, [{}]) == 2


def test_browsers_revalidate_each_time_and_shared_caches_after_a_second(cached_site):
    assert (
        cached_site.get()[1]["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400"
    )


def test_nginx_caches_until_the_end_of_the_second_of_the_last_read(monkeypatch):
    site = Site()
    for now, second in [(1000.1, 1000), (1000.99, 1000), (1001.0, 1001), (1001.3, 1001)]:
        monkeypatch.setattr(version, "time", lambda now=now: now)
        assert site.get()[1]["X-Accel-Expires"] == f"@{second}"


def test_head_gets_the_headers_of_the_cached_response(cached_site):
    cached_site.get()
    status, headers, body = cached_site.get(method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(BODY)), b"")
    assert len(cached_site.requests) == 1


def test_stale_response_is_served_for_a_day_while_the_database_is_down(cached_site, monkeypatch):
    cached_site.get()
    ContentVersion.bump()
    break_database(monkeypatch)
    assert cached_site.get()[2] == BODY
    monkeypatch.setattr("pages.page_cache.wsgi.monotonic", lambda: monotonic() + 24 * 3600 + 1)
    cached_site.get()
    assert len(cached_site.requests) == 2


def test_nothing_is_cached_when_the_database_was_never_available(cached_site, monkeypatch):
    break_database(monkeypatch)
    assert count_renders(cached_site, [{}, {}]) == 2


def test_version_is_read_at_most_five_times_a_second(monkeypatch):
    site, now = Site(), [1000.0]
    monkeypatch.setattr(version, "time", lambda: now[0])
    site.get()
    with CaptureQueriesContext(connection) as queries:
        for _ in range(100):
            now[0] += 0.01
            site.get()
    assert 4 <= len(queries) <= 5


def test_version_is_read_once_a_second_while_the_database_is_down(monkeypatch):
    site, now = Site(), [1000.0]
    monkeypatch.setattr(version, "time", lambda: now[0])
    site.get()
    attempts = break_database(monkeypatch)
    for _ in range(300):
        now[0] += 0.01
        site.get()
    assert 3 <= len(attempts) <= 4
