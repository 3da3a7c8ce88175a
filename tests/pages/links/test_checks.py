"""The nightly job, against real servers on loopback: what counts as broken, and how it treats the servers."""

import threading
import time
from collections import deque
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command

from pages.links.checks import LinkChecker, get_night, is_night, sync_link_checks
from pages.models import LinkCheck
from tests.factories import make_page, make_partner
from tests.stub_server import SHORT_TIMEOUTS, run_stub_server

pytestmark = pytest.mark.django_db

NIGHT = datetime(2026, 11, 2, 2, tzinfo=UTC)


def answer(**statuses):
    """Return the behaviour of a server that responds to each path with a status, to HEAD and GET alike."""
    return lambda server: server.respond(status=statuses.get(server.path.strip("/"), 200))


def check(night=NIGHT, **options):
    return LinkChecker(night, **{"pause": 0} | options).run()


@pytest.fixture
def link(stub):
    """Return a URL on the stub server that the site links to."""
    return LinkCheck.objects.create(url=f"{stub.url}/x")


def read(link):
    return LinkCheck.objects.get(pk=link.pk)


@pytest.mark.parametrize("status", [404, 410])
def test_url_is_broken_when_it_is_not_found_twice_a_week_apart(status, link, stub):
    stub.behave = answer(x=status)
    for days, is_broken in ((0, False), (1, False), (6, False), (7, True), (8, True)):
        check(NIGHT + timedelta(days=days))
        assert read(link).is_broken == is_broken
    assert read(link).status == status


def test_success_clears_what_failed_before(link, stub):
    for days, status in ((0, 404), (3, 200), (7, 404)):
        stub.behave = answer(x=status)
        check(NIGHT + timedelta(days=days))
    assert not read(link).is_broken
    stub.behave = answer(x=404)
    check(NIGHT + timedelta(days=14))
    assert read(link).is_broken
    stub.behave = answer(x=200)
    check(NIGHT + timedelta(days=15))
    assert (read(link).failed_on, read(link).last_failed_on) == (None, None)


@pytest.mark.parametrize("status", [401, 403, 429, 451, 500, 502, 503])
def test_other_errors_never_count_and_clear_nothing(status, link, stub):
    stub.behave = answer(x=404)
    check()
    stub.behave = answer(x=status)
    for days in (1, 8, 30):
        check(NIGHT + timedelta(days=days))
    assert not read(link).is_broken
    stub.behave = answer(x=404)
    check(NIGHT + timedelta(days=31))
    assert read(link).is_broken


def test_server_that_hangs_or_is_not_there_never_counts(link, stub, settings):
    settings.GUARDED_REQUESTS |= SHORT_TIMEOUTS
    stub.behave = lambda server: server.hang()
    unknown = LinkCheck.objects.create(url="http://no-such-host.invalid/")
    for days in (0, 8):
        assert check(NIGHT + timedelta(days=days)) == 2
    assert [(each.status, each.failed_on) for each in (read(link), read(unknown))] == [(None, None)] * 2


@pytest.mark.parametrize("status", [403, 404, 405, 410, 500, 501])
def test_get_follows_a_head_that_the_server_refuses(status, link, stub):
    stub.behave = lambda server: server.respond(b"page", status=status if server.command == "HEAD" else 200)
    check()
    assert stub.lines == ["HEAD /x", "GET /x"]
    assert (read(link).status, read(link).failed_on) == (200, None)


def test_one_head_is_enough_for_a_page_that_exists(link, stub):
    stub.behave = answer()
    check()
    assert stub.lines == ["HEAD /x"]
    assert stub.requests[0][1]["User-Agent"].startswith("Care City website (+http")


def test_large_page_is_not_downloaded(link, stub):
    stub.behave = lambda server: (
        server.respond(status=405) if server.command == "HEAD" else server.drip(b"HTTP/1.1 200 OK\r\n\r\n")
    )
    check()
    assert read(link).status == 200


def test_redirect_to_another_server_is_followed_and_its_status_counts(link, stub):
    with run_stub_server() as other:
        other.behave = answer(gone=404)
        stub.behave = lambda server: server.respond(status=301, headers={"Location": f"{other.url}/gone"})
        check()
        assert read(link).status == 404
        assert other.lines == ["HEAD /gone", "GET /gone"]


def test_redirect_loop_never_counts(link, stub):
    stub.behave = lambda server: server.respond(status=302, headers={"Location": "/x"})
    check()
    assert (read(link).status, read(link).failed_on) == (None, None)


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "127.0.0.1", "2130706433", "localhost"])
def test_private_address_is_not_requested(host, db, stub, settings):
    settings.GUARDED_REQUESTS["allow_loopback"] = False
    private = LinkCheck.objects.create(url=f"http://{host}:{stub.port}/")
    check()
    assert stub.lines == []
    assert read(private).status is None


def test_redirect_to_a_private_address_is_not_followed(link, stub):
    stub.behave = lambda server: server.respond(status=302, headers={"Location": "http://10.0.0.1/"})
    check()
    assert (read(link).status, read(link).failed_on) == (None, None)
    assert len(stub.lines) == 1


@pytest.mark.parametrize(("status", "headers"), [(429, {}), (429, {"Retry-After": "60"}), (503, {"Retry-After": "60"})])
def test_server_that_asks_for_patience_gets_no_request_this_night(status, headers, stub):
    urls = [f"{stub.url}/{number}" for number in range(3)]
    LinkCheck.objects.bulk_create(LinkCheck(url=url) for url in urls)
    stub.behave = lambda server: server.respond(status=status, headers=headers)
    check()
    check(NIGHT + timedelta(minutes=5))
    assert stub.lines == ["HEAD /0"]
    stub.behave = answer()
    check(NIGHT + timedelta(days=1))
    assert stub.lines == ["HEAD /0", "HEAD /1", "HEAD /2", "HEAD /0"]


def test_server_gets_one_request_at_a_time_and_others_meanwhile(db, stub):
    both, active, most = threading.Barrier(2, timeout=20), {}, []

    def behave(server):
        host = server.headers["Host"].partition(":")[0]
        active[host] = active.get(host, 0) + 1
        both.wait()  # until the other server has a request, too
        most.append(active[host])
        active[host] -= 1
        server.respond()

    stub.behave = behave
    hosts = ("127.0.0.1", "localhost")
    LinkCheck.objects.bulk_create(
        LinkCheck(url=f"http://{host}:{stub.port}/{number}") for number in range(4) for host in hosts
    )
    assert check() == 8
    assert most == [1] * 8


def test_pause_lies_between_two_requests_to_a_server(db, stub):
    times = []

    def behave(server):
        times.append(time.monotonic())
        server.respond(status=404 if server.path == "/0" else 200)

    stub.behave = behave
    LinkCheck.objects.bulk_create(LinkCheck(url=f"{stub.url}/{number}") for number in range(2))
    check(pause=0.3)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.3


def test_url_is_requested_once_a_night_longest_ago_first(db, stub):
    for name, days in (("b", 1), ("a", 2), ("c", None)):
        checked_at = NIGHT - timedelta(days=days) if days else None
        LinkCheck.objects.create(url=f"{stub.url}/{name}", checked_at=checked_at)
    stub.behave = answer()
    assert check() == 3
    assert check(NIGHT + timedelta(hours=3)) == 0
    assert stub.lines == ["HEAD /c", "HEAD /a", "HEAD /b"]


def test_next_run_goes_on_where_one_stopped(db, stub):
    LinkCheck.objects.bulk_create(LinkCheck(url=f"{stub.url}/{number}") for number in range(3))
    checkers = []

    def behave(server):
        checkers[0].deadline = 0  # the time is up while the first request is under way
        server.respond()

    stub.behave = behave
    checkers.append(LinkChecker(NIGHT, pause=0))
    assert checkers[0].run() == 1
    stub.behave = answer()
    assert check() == 2
    assert stub.lines == ["HEAD /0", "HEAD /1", "HEAD /2"]


def test_crash_loses_no_result_and_repeats_none(db, stub, monkeypatch):
    LinkCheck.objects.bulk_create(LinkCheck(url=f"{stub.url}/{number}") for number in range(3))
    stub.behave = answer(**{"0": 404})
    record = LinkCheck.record

    def crash(link, *arguments):
        record(link, *arguments)
        if link.url.endswith("/1"):
            raise RuntimeError

    monkeypatch.setattr(LinkCheck, "record", crash)
    with pytest.raises(RuntimeError):
        check()
    monkeypatch.setattr(LinkCheck, "record", record)
    assert check() == 1
    assert LinkCheck.objects.get(url=f"{stub.url}/0").failed_on == NIGHT.date()
    assert stub.lines == ["HEAD /0", "GET /0", "HEAD /1", "HEAD /2"]


def test_two_workers_do_not_request_the_same_url(db, stub):
    LinkCheck.objects.bulk_create(LinkCheck(url=f"{stub.url}/{number}") for number in range(4))
    stub.behave = answer()
    rows = list(LinkCheck.objects.all())
    assert [row.claim(NIGHT, get_night(NIGHT)) for row in rows[:2]] == [True, True]  # the other worker
    first = LinkChecker(NIGHT, pause=0)
    first.waiting = {"127.0.0.1": deque(rows)}  # read before the other worker began
    assert first.run() == 2
    assert stub.lines == ["HEAD /2", "HEAD /3"]


def test_table_has_the_urls_that_the_site_links_to_and_no_others(site):
    old = LinkCheck.objects.create(url="https://example.org/old")
    kept = LinkCheck.objects.create(url="https://example.org/a", failed_on=NIGHT.date())
    make_partner(website="https://example.org/a")
    links = [
        "https://example.org/b#one",
        "https://example.org/b#two",
        "mailto:jo@example.org",
        "/about/",
        "http://[",
        "ftp://example.org/c",
    ]
    make_page([{"type": "paragraph", "value": "".join(f'<p><a href="{url}">x</a></p>' for url in links)}])
    sync_link_checks()
    urls = set(LinkCheck.objects.values_list("url", flat=True))
    assert {"https://example.org/a", "https://example.org/b"} <= urls
    assert not any("old" in url or "#" in url or not url.startswith("http") for url in urls)
    assert read(kept).failed_on == NIGHT.date()
    assert not LinkCheck.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize(("hour", "expected"), [(0, False), (1, True), (5, True), (6, False), (12, False), (23, False)])
def test_job_works_at_night_only(hour, expected):
    assert is_night(datetime(2026, 11, 2, hour, 30, tzinfo=UTC)) == expected


def test_night_begins_at_one_and_belongs_to_the_day_before_until_then():
    assert get_night(datetime(2026, 11, 2, 2, tzinfo=UTC)) == datetime(2026, 11, 2, 1, tzinfo=UTC)
    assert get_night(datetime(2026, 11, 2, 0, 59, tzinfo=UTC)) == datetime(2026, 11, 1, 1, tzinfo=UTC)


def test_operator_can_switch_the_job_off(stub, settings, capsys):
    make_partner(website=f"{stub.url}/partner")
    stub.behave = answer()
    settings.CHECK_LINKS = False
    call_command("check_urls", now=True)
    assert stub.lines == []
    settings.CHECK_LINKS = True
    call_command("check_urls", now=True)
    assert stub.lines == ["HEAD /partner"]
