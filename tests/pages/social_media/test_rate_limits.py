"""Rate limits are understood in every spelling, and respected."""

from datetime import UTC, timedelta
from email.utils import format_datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from pages.models import SocialAccount
from pages.social_media.rate_limits import MAX_DELAY, get_exhausted_until, get_retry_time

HOUR = timedelta(hours=1)
SPELLINGS = {
    "seconds": lambda _time: {"retry-after": "3600"},
    "HTTP date": lambda time: {"retry-after": format_datetime(time.astimezone(UTC), usegmt=True)},
    "X": lambda time: {"x-rate-limit-reset": str(int(time.timestamp()))},
    "Mastodon": lambda time: {"x-ratelimit-reset": time.isoformat()},
    "Bluesky": lambda time: {"ratelimit-reset": str(int(time.timestamp()))},
    "the latest of two": lambda _time: {"retry-after": "60", "ratelimit-reset": "3600"},
}
INVALID = ["", "soon", "-5", "nan", "1e999", "9" * 400, "Wed, 99 Nov 2026", "2026-13-01T00:00:00Z", "0"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_get_retry_time_every_spelling_is_parsed(spelling):
    time = timezone.now() + HOUR
    until = get_retry_time(SPELLINGS[spelling](time))
    assert abs(until - time) < timedelta(minutes=1)


@pytest.mark.parametrize("value", INVALID)
def test_get_retry_time_invalid_value_is_ignored(value):
    assert get_retry_time({"retry-after": value}) is None


def test_get_retry_time_is_limited_to_a_day():
    assert get_retry_time({"retry-after": "99999999"}) <= timezone.now() + MAX_DELAY


def test_get_exhausted_until_no_request_remaining_returns_reset():
    assert get_exhausted_until({"x-rate-limit-remaining": "0", "x-rate-limit-reset": "900"})
    assert get_exhausted_until({"x-rate-limit-remaining": "1", "x-rate-limit-reset": "900"}) is None


@pytest.mark.parametrize("source", ["bluesky"])
def test_fetch_posts_waits_until_retry_time(source, account, stub, capsys):
    stub.behave = lambda server: server.respond(b"{}", 429, {"Retry-After": "3600"})
    call_command("fetch_posts")
    call_command("fetch_posts")
    assert len(stub.requests) == 1
    assert capsys.readouterr().out == f"{account}: The server has received too many requests. (429)\n"
    SocialAccount.objects.update(retry_at=timezone.now() - HOUR)
    call_command("fetch_posts")
    assert len(stub.requests) == 2


@pytest.mark.parametrize("source", ["bluesky"])
def test_fetch_posts_error_in_one_account_does_not_stop_others(source, account, stub):
    feed = SocialAccount.objects.create(kind="feed", handle=f"{stub.url}/broken.xml")
    off = SocialAccount.objects.create(kind="feed", handle=f"{stub.url}/off.xml", shown=False)
    SocialAccount.objects.filter(pk=account.pk).update(read_at=timezone.now())
    respond = stub.behave
    stub.behave = lambda server: server.respond(b"no feed") if "broken" in server.path else respond(server)
    call_command("fetch_posts")
    assert [path.partition("?")[0] for path, _ in stub.requests] == ["/broken.xml", "/profile/carecity.example/rss"]
    assert account.posts.count() == 3
    for record in (feed, off):
        record.refresh_from_db()
    assert feed.error
    assert off.read_at is None
