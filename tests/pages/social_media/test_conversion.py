"""Accounts read by API in an earlier release are converted to feeds; hidden posts stay hidden."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from pages.models import SocialAccount, SocialPost
from pages.social_media.sync import sync_account

from .responses import POST_URLS, RESPONSES, make_posts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stub")]
FEEDS = {
    "mastodon": ("carecity@social.example", "https://social.example/@carecity.rss"),
    "bluesky": ("carecity.example", "https://bsky.app/profile/carecity.example/rss"),
}
NETWORKS = pytest.mark.parametrize("network", FEEDS)


def migrate(*_arguments):
    import_module("pages.migrations.0017_feed_accounts").convert_api_accounts(apps, None)


CONVERSIONS = {"migration": migrate, "worker": SocialAccount.objects.convert_api_accounts}
EACH_WAY = pytest.mark.parametrize("convert", CONVERSIONS.values(), ids=CONVERSIONS)


def make_api_account(network, **state):
    """Return an account as an earlier release stored it: posts 1 to 3, of which 2 is hidden, and 4 hidden and gone."""
    account = SocialAccount.objects.create(kind=network, handle=FEEDS[network][0], source_id="42", etag="e", **state)
    for number in (1, 2, 3):
        make_post(account, str(number), f"Post {number}", POST_URLS[network].format(number), hidden=number == 2)
    make_post(account, "4", "", "", hidden=True)
    return account


def make_post(account, source_id, text, url, *, hidden=False):
    fields = {"text": text, "url": url, "hidden": hidden, "published_at": timezone.now()}
    return SocialPost.objects.create(account=account, source_id=source_id, **fields)


def sync_from_stub(account, stub, network, *numbers):
    """Read the account from the stub server, which returns these posts."""
    stub.behave = lambda server: server.respond(RESPONSES[network](make_posts(*numbers)).encode())
    SocialAccount.objects.filter(pk=account.pk).update(handle=f"{stub.url}/feed")
    assert sync_account(SocialAccount.objects.get(pk=account.pk)) == ""


def get_visible_texts():
    return [row["displayed"]["text"] for row in SocialPost.objects.as_displayed()]


@NETWORKS
@EACH_WAY
def test_conversion_makes_a_feed_and_keeps_its_posts(network, convert):
    account = make_api_account(network, shown=False, retry_at=timezone.now(), good_at=timezone.now())
    posts = list(account.posts.values())
    convert()
    account.refresh_from_db()
    assert (account.kind, account.handle, account.shown) == ("feed", FEEDS[network][1], False)
    assert (account.source_id, account.etag, account.retry_at) == ("", "", None)
    assert account.good_at
    assert list(account.posts.values()) == posts
    account.full_clean()


@NETWORKS
@EACH_WAY
def test_hidden_posts_stay_hidden_in_the_feed(network, convert, stub):
    account = make_api_account(network)
    convert()
    sync_from_stub(account, stub, network, 1, 2, 3, 4, 5)
    assert get_visible_texts() == ["Post 5", "Post 3", "Post 1"]
    assert account.posts.count() == 5
    sync_from_stub(account, stub, network, 1, 4)
    sync_from_stub(account, stub, network, 1, 2, 4)
    assert get_visible_texts() == ["Post 1"]


@NETWORKS
def test_hidden_posts_are_hidden_again_after_an_earlier_release_read_the_feed(network, stub):
    account = make_api_account(network)
    migrate()
    sync_from_stub(account, stub, network, 2, 3)
    feed_id = account.posts.get(text="Post 2").source_id
    account.posts.filter(source_id=feed_id).update(hidden=False)
    make_post(account, "2", "", "", hidden=True)
    sync_from_stub(account, stub, network, 2, 3)
    assert get_visible_texts() == ["Post 3"]
    assert account.posts.filter(source_id__in=["2", feed_id]).count() == 1


@NETWORKS
@EACH_WAY
def test_conversion_merges_account_whose_feed_is_there_already(network, convert, stub):
    feed = SocialAccount.objects.create(kind="feed", handle=FEEDS[network][1])
    make_api_account(network)
    convert()
    assert SocialAccount.objects.get() == feed
    sync_from_stub(feed, stub, network, 1, 2, 3, 4)
    assert get_visible_texts() == ["Post 3", "Post 1"]


@EACH_WAY
def test_conversion_leaves_other_accounts_alone(convert):
    for kind, handle in [("x", "name"), ("feed", "https://news.example/feed.xml")]:
        SocialAccount.objects.create(kind=kind, handle=handle, etag="e")
    before = list(SocialAccount.objects.values())
    convert()
    assert list(SocialAccount.objects.values()) == before


def test_fetch_posts_converts_account_that_an_earlier_release_saved(stub):
    SocialAccount.objects.create(kind="bluesky", handle="carecity.example", shown=False)
    call_command("fetch_posts")
    assert SocialAccount.objects.get().handle == FEEDS["bluesky"][1]


def test_page_with_posts_of_an_unconverted_account_is_shown(site, client):
    make_api_account("mastodon")
    text = client.get("/").text
    assert "Post 3" in text
    assert "On social.example" in text
