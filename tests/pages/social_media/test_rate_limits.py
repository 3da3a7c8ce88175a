"""How long a provider asks us to wait, in every spelling, and that we do."""

from datetime import UTC, timedelta
from email.utils import format_datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from pages.models import SocialAccount
from pages.social_media.rate_limits import LONGEST, exhausted_until, wait_until

HOUR = timedelta(hours=1)
SPELLINGS = {
    "seconds": lambda _moment: {"retry-after": "3600"},
    "HTTP date": lambda moment: {"retry-after": format_datetime(moment.astimezone(UTC), usegmt=True)},
    "X": lambda moment: {"x-rate-limit-reset": str(int(moment.timestamp()))},
    "Mastodon": lambda moment: {"x-ratelimit-reset": moment.isoformat()},
    "Bluesky": lambda moment: {"ratelimit-reset": str(int(moment.timestamp()))},
    "the latest of two": lambda _moment: {"retry-after": "60", "ratelimit-reset": "3600"},
}
NONSENSE = ["", "soon", "-5", "nan", "1e999", "9" * 400, "Wed, 99 Nov 2026", "2026-13-01T00:00:00Z", "0"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_read(spelling):
    moment = timezone.now() + HOUR
    until = wait_until(SPELLINGS[spelling](moment))
    assert abs(until - moment) < timedelta(minutes=1)


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_is_no_reason_to_wait(value):
    assert wait_until({"retry-after": value}) is None


def test_nobody_silences_an_account_for_more_than_a_day():
    assert wait_until({"retry-after": "99999999"}) <= timezone.now() + LONGEST


def test_the_last_answer_that_we_get_for_now_is_noticed():
    assert exhausted_until({"x-rate-limit-remaining": "0", "x-rate-limit-reset": "900"})
    assert exhausted_until({"x-rate-limit-remaining": "1", "x-rate-limit-reset": "900"}) is None


@pytest.mark.parametrize("kind", ["bluesky"])
def test_the_worker_leaves_an_account_alone_until_then(kind, account, stub, capsys):
    stub.behave = lambda server: server.answer(b"{}", 429, {"Retry-After": "3600"})
    call_command("fetch_posts")
    call_command("fetch_posts")
    assert len(stub.asked) == 1
    assert capsys.readouterr().out == "carecity.example (Bluesky): We have asked too often. (429)\n"
    SocialAccount.objects.update(retry_at=timezone.now() - HOUR)
    call_command("fetch_posts")
    assert len(stub.asked) == 2


@pytest.mark.parametrize("kind", ["bluesky"])
def test_one_account_does_not_keep_the_others_from_being_read(kind, account, stub):
    feed = SocialAccount.objects.create(kind="feed", handle=f"{stub.url}/broken.xml")
    off = SocialAccount.objects.create(kind="feed", handle=f"{stub.url}/off.xml", shown=False)
    SocialAccount.objects.filter(pk=account.pk).update(read_at=timezone.now())
    call_command("fetch_posts")
    assert [path.partition("?")[0] for path, _ in stub.asked] == ["/broken.xml", "/xrpc/app.bsky.feed.getAuthorFeed"]
    assert account.posts.count() == 3
    for record in (feed, off):
        record.refresh_from_db()
    assert feed.error
    assert off.read_at is None
