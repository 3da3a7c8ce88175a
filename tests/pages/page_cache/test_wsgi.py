"""What is kept of an application's answers, and to whom it is sent."""

from time import monotonic

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from pages.models import ContentVersion
from pages.page_cache import version

from .site import BODY, Site, break_database, times_asked

pytestmark = pytest.mark.django_db


def test_a_page_is_rendered_once(kept):
    assert times_asked(kept, [{}] * 3) == 1
    assert kept.get()[2] == BODY


def test_a_change_ends_a_copy(kept):
    kept.get()
    ContentVersion.bump()
    kept.get()
    kept.get()
    assert len(kept.asked) == 2


def test_a_page_that_was_being_rendered_while_something_changed_is_not_shown_again(kept):
    def render():
        ContentVersion.bump()
        return HttpResponse(BODY)

    kept.response = render
    assert kept.get()[1]["Cache-Control"] == "no-cache"  # nor by a cache in front
    assert times_asked(kept, [{}]) == 2


@pytest.mark.parametrize(
    "requests",
    [
        [{"path": "/a/"}, {"path": "/b/"}],
        [{"HTTP_HOST": "a.example"}, {"HTTP_HOST": "b.example"}],
        [{"query": "q=a"}, {"query": "q=b"}],
        [{"query": "q=a&page=1"}, {"query": "q=a&page=2"}],
        [{"HTTP_COOKIE": "sessionid=abc"}] * 2,
        [{"method": "POST"}] * 2,
        [{"query": "unknown=1"}] * 2,
        [{"HTTP_RANGE": "bytes=0-5"}] * 2,
        [{"path": "/admin/"}] * 2,
        [{"path": "/django-admin/contact/"}] * 2,
        [{"path": "/documents/1/a.pdf"}] * 2,
        [{"path": "/" + "long/" * 300}] * 2,
    ],
)
def test_what_is_another_page_or_somebodys_own_is_rendered_each_time(kept, requests):
    assert times_asked(kept, requests) == 2


@pytest.mark.parametrize(("proxies", "pages"), [(0, 1), (1, 2)])
def test_https_is_another_page_where_a_proxy_of_ours_says_so(kept, settings, proxies, pages):
    settings.TRUSTED_PROXIES = proxies
    assert times_asked(kept, [{"HTTP_X_FORWARDED_PROTO": proto} for proto in ("https", "http", "made up")]) == pages


@pytest.mark.parametrize("query", ["utm_source=a", "fbclid=b", "gclid=c&utm_medium=d"])
def test_what_others_add_to_links_makes_no_other_page_and_reaches_none(kept, query):
    assert times_asked(kept, [{"query": query}, {}]) == 1
    assert kept.asked[0]["QUERY_STRING"] == ""


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
def test_what_is_for_one_person_or_went_wrong_is_never_kept(kept, response):
    kept.response = response
    assert times_asked(kept, [{}, {}]) == 2


def test_nothing_found_is_kept_for_seconds_only(kept, monkeypatch):
    kept.response = lambda: HttpResponse(BODY, status=404)
    assert times_asked(kept, [{}, {}]) == 1
    monkeypatch.setattr("pages.page_cache.store.monotonic", lambda: monotonic() + 11)
    assert times_asked(kept, [{}]) == 2


def test_browsers_ask_each_time_and_shared_caches_after_a_second(kept):
    assert kept.get()[1]["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400"


def test_nginx_keeps_it_until_the_second_in_which_the_database_was_asked_is_over(monkeypatch):
    site = Site()
    for now, second in [(1000.1, 1000), (1000.99, 1000), (1001.0, 1001), (1001.3, 1001)]:
        monkeypatch.setattr(version, "time", lambda now=now: now)
        assert site.get()[1]["X-Accel-Expires"] == f"@{second}"


def test_head_gets_the_headers_of_the_copy(kept):
    kept.get()
    status, headers, body = kept.get(method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(BODY)), b"")
    assert len(kept.asked) == 1


def test_while_the_database_is_away_the_last_copy_is_sent_for_a_day(kept, monkeypatch):
    kept.get()
    ContentVersion.bump()
    break_database(monkeypatch)
    assert kept.get()[2] == BODY
    monkeypatch.setattr("pages.page_cache.store.monotonic", lambda: monotonic() + 24 * 3600 + 1)
    kept.get()
    assert len(kept.asked) == 2


def test_without_a_database_from_the_start_the_application_answers_and_nothing_is_kept(kept, monkeypatch):
    break_database(monkeypatch)
    assert times_asked(kept, [{}, {}]) == 2


def test_the_database_is_asked_for_the_number_at_most_five_times_a_second(monkeypatch):
    site, now = Site(), [1000.0]
    monkeypatch.setattr(version, "time", lambda: now[0])
    site.get()
    with CaptureQueriesContext(connection) as asked:
        for _ in range(100):
            now[0] += 0.01
            site.get()
    assert 4 <= len(asked) <= 5


def test_a_database_that_is_away_is_asked_once_a_second(monkeypatch):
    site, now = Site(), [1000.0]
    monkeypatch.setattr(version, "time", lambda: now[0])
    site.get()
    asked = break_database(monkeypatch)
    for _ in range(300):
        now[0] += 0.01
        site.get()
    assert 3 <= len(asked) <= 4
