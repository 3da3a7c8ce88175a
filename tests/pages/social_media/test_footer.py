"""Visitors see the newest three posts in the footer, which cost no request and no query."""

import re
import socket
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.models import SiteSettings, SocialAccount, SocialPost
from pages.social_media.sync import sync_account
from tests.stub_server import SHORT_TIMEOUTS

from .responses import render_atom

pytestmark = pytest.mark.django_db
LINK = "https://example.org/a/very/long/way/to/the/report"


@pytest.fixture
def account(site):
    """Return an account with five posts, a day apart; the first is the newest."""
    account = SocialAccount.objects.create(kind="feed", handle="https://social.example/@name.rss")
    for days in range(5):
        SocialPost.objects.create(
            account=account,
            source_id=days,
            text=f"Post {days}",
            url=f"https://social.example/{days}",
            published_at=timezone.now() - timedelta(days=days),
        )
    return account


def get_items(client, path="/"):
    """Return the list items of the footer's posts."""
    footer = BeautifulSoup(client.get(path).content, "html.parser").footer
    heading = footer.find(string=re.compile("^Latest "))
    return heading.find_parent("section").find_all("li")


def get_texts(items):
    return [item.p.text for item in items]


def test_footer_shows_newest_three_posts_of_all_accounts_on_every_page(account, client):
    feed = SocialAccount.objects.create(kind="feed", handle="https://news.example/feed.xml")
    yesterday = timezone.now() - timedelta(days=1, hours=1)
    SocialPost.objects.create(
        account=feed, source_id="a", text="News", url="https://news.example/a", published_at=yesterday
    )
    for path in ("/", "/about/", "/no-such-page/"):
        assert get_texts(get_items(client, path)) == ["Post 0", "Post 1", "News"]
    assert [item.a.text.partition(",")[0] for item in get_items(client)] == [
        "On Mastodon",
        "On Mastodon",
        "On news.example",
    ]


def test_post_shows_date_and_links_to_original(account, client):
    post = SocialPost.objects.first()
    item = get_items(client)[0]
    assert item.a["href"] == "https://social.example/0"
    assert timezone.datetime.fromisoformat(item.time["datetime"]) == post.published_at.replace(microsecond=0)
    assert item.time.text == f"{timezone.localtime(post.published_at):%-d %B %Y, %H:%M}"


def test_hidden_posts_hidden_accounts_and_future_posts_are_not_shown(account, client):
    SocialPost.objects.filter(text="Post 0").update(hidden=True)
    SocialPost.objects.filter(text="Post 1").update(published_at=timezone.now() + timedelta(days=1))
    assert get_texts(get_items(client)) == ["Post 2", "Post 3", "Post 4"]
    account.shown = False
    account.save()
    assert get_items(client) == []
    assert "No tweets yet." in client.get("/").text


def test_text_is_escaped_and_urls_become_links(account, client):
    SocialPost.objects.filter(text="Post 0").update(text=f"<b>& {LINK}\nnext")
    item = get_items(client)[0]
    link = item.p.a.extract()
    assert link["href"] == LINK
    assert link["rel"] == ["nofollow"]
    assert len(link.text) <= 40
    assert str(item.p) == '<p dir="auto">&lt;b&gt;&amp; <br/>next</p>'


def test_posts_need_no_query_of_their_own(account, client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    count()
    with_posts = count()
    SocialPost.objects.all().delete()
    assert count() == with_posts


@pytest.mark.parametrize("state", ["good", "down", "hangs"])
def test_page_view_sends_no_request_whatever_the_state_of_the_provider(
    state, stub, settings, client, account, monkeypatch
):
    provider = SocialAccount.objects.create(kind="feed", handle=f"{stub.url}/feed.xml")
    before = client.get("/").content
    stub.behave = {
        "good": lambda server: server.respond(render_atom({}).encode()),
        "down": lambda server: server.respond(b"", 503),
        "hangs": lambda server: server.hang(),
    }[state]
    with override_settings(GUARDED_REQUESTS=settings.GUARDED_REQUESTS | (SHORT_TIMEOUTS if state == "hangs" else {})):
        sync_account(provider)
    count = len(stub.requests)

    def refuse(*arguments):
        raise AssertionError(f"A page view connected: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert client.get("/").content == before
    assert len(stub.requests) == count == 1


def test_site_without_settings_shows_posts_from_second_view_on(account, client):
    SiteSettings.objects.all().delete()
    assert client.get("/").status_code == 200
    assert len(get_items(client)) == 3


def test_heading_speaks_of_tweets_only_above_tweets(account, client):
    assert "Latest posts" in client.get("/").text
    assert "Latest tweets" not in client.get("/").text
    x = SocialAccount.objects.create(kind="x", handle="name")
    SocialPost.objects.create(
        account=x, source_id="a", text="A tweet", url="https://x.com/name/status/1", published_at=timezone.now()
    )
    assert "Latest tweets" in client.get("/").text
