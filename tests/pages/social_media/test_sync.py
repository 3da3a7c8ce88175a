"""Every source with every kind of response: good posts are stored, anything else does no harm."""

import gzip
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from pages.models import SocialAccount
from pages.social_media.sync import sync_account
from tests.stub_server import SHORT_TIMEOUTS

from .responses import EMOJI, LONG_URL, POST_URLS, RESPONSES, SCRIPT, make_posts

SOURCES = pytest.mark.parametrize("source", RESPONSES)
BEFORE = ["Post 3", "Post 2", "Post 1"]
UNTIL = str(int((timezone.now() + timedelta(hours=2)).timestamp()))


def get_texts(account):
    """Return the texts of the account's posts, newest first."""
    return list(account.posts.with_text().values_list("text", flat=True))


def sync_again(account):
    """Read the account as the next run does, from its row."""
    return sync_account(SocialAccount.objects.get(pk=account.pk))


def respond_with(posts, **options):
    """Return a behaviour for each source: a good response with these posts."""
    return lambda source: lambda server: server.respond(RESPONSES[source](posts, **options).encode())


def fail_with(status, **headers):
    """Return a behaviour for each source: an error."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _source: lambda server: server.respond(b"{}", status, headers)


def render_good(source):
    """Return a good body, for a test to spoil."""
    return RESPONSES[source](make_posts(7, 8)).encode()


GOOD = {
    "good": (respond_with(make_posts(3, 4)), ["Post 4", "Post 3"]),
    "deleted post": (respond_with(make_posts(1, 3)), ["Post 3", "Post 1"]),
    "edited post": (
        respond_with({1: "Post 1, corrected", 2: "Post 2", 3: "Post 3"}),
        [*BEFORE[:2], "Post 1, corrected"],
    ),
    "empty": (respond_with({}), []),
    "not modified": (lambda _source: lambda server: server.respond(status=304), BEFORE),
    "emoji and a link": (respond_with({5: EMOJI}, linked={5}), [f"{EMOJI}{LONG_URL} indeed"]),
    "compressed": (
        lambda source: (
            lambda server: server.respond(gzip.compress(render_good(source)), headers={"Content-Encoding": "gzip"})
        ),
        ["Post 8", "Post 7"],
    ),
    "redirect on the same server": (
        lambda source: (
            lambda server: (
                server.respond(render_good(source))
                if "moved" in server.path
                else server.respond(b"", 302, {"Location": "/moved"})
            )
        ),
        ["Post 8", "Post 7"],
    ),
}
BAD = {
    "401": (fail_with(401), "refuses ours"),
    "403": (fail_with(403), "does not allow access"),
    "404": (fail_with(404), "does not know this account"),
    "410": (fail_with(410), "no longer exists"),
    "429": (fail_with(429, x_rate_limit_reset=UNTIL), "too many requests"),
    "500": (fail_with(500), "reports an error"),
    "503": (fail_with(503, Retry_After="7200"), "reports an error"),
    "204": (fail_with(204), "not what was expected"),
    "hangs": (lambda _source: lambda server: server.hang(), "too long"),
    "slow drip of headers": (lambda _source: lambda server: server.drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), "too long"),
    "slow drip of body": (
        lambda _source: lambda server: server.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
        "too long",
    ),
    "cut off": (
        lambda source: lambda server: server.respond(render_good(source)[:-20], length=9999),
        "connection failed",
    ),
    "cut off without a sign": (lambda source: lambda server: server.respond(render_good(source)[:-20]), "response"),
    "closed at once": (lambda _source: lambda server: setattr(server, "close_connection", True), "connection failed"),
    "10 MB": (lambda source: lambda server: server.respond(render_good(source) + b" " * 10_000_000), "too large"),
    "10 MB, compressed": (
        lambda source: (
            lambda server: server.respond(
                gzip.compress(render_good(source) + b" " * 10_000_000), headers={"Content-Encoding": "gzip"}
            )
        ),
        "too large",
    ),
    "bad UTF-8": (
        lambda source: lambda server: server.respond(render_good(source).replace(b"Post", b"P\xff\xfest")),
        "response",
    ),
    "a page": (lambda _source: lambda server: server.respond(b"<!DOCTYPE html><p>Welcome"), "response"),
    "another JSON structure": (lambda _source: lambda server: server.respond(b'{"data": [[]], "feed": 7}'), "response"),
    "deeply nested": (lambda _source: lambda server: server.respond(b"[" * 100_000), "response"),
    "redirect to another host": (fail_with(302, Location="https://example.org/posts"), "redirects to another server"),
    "redirect to a private address": (fail_with(301, Location="http://10.0.0.1/posts"), "redirects to another server"),
    "redirect to another port": (fail_with(307, Location="http://127.0.0.1:1/posts"), "redirects to another server"),
    "redirect to a file": (fail_with(302, Location="file:///etc/passwd"), "redirects to another server"),
    "endless redirect": (fail_with(302, Location="/posts"), "redirects too often"),
}


@SOURCES
@pytest.mark.parametrize("case", GOOD)
def test_sync_account_good_response_is_stored(source, case, account, stub):
    assert sync_account(account) == ""
    assert get_texts(account) == BEFORE
    behaviour, after = GOOD[case]
    stub.behave = behaviour(source)
    assert sync_again(account) == ""
    assert get_texts(account) == after
    account.refresh_from_db()
    assert account.error == ""
    assert account.good_at >= account.read_at


@SOURCES
@pytest.mark.parametrize("case", BAD)
def test_sync_account_bad_response_keeps_last_good_posts_and_stores_error(source, case, account, stub, settings):
    sync_account(account)
    good_at = SocialAccount.objects.get().good_at
    behaviour, message = BAD[case]
    stub.behave = behaviour(source)
    timeouts = SHORT_TIMEOUTS if message == "too long" else {}
    with override_settings(GUARDED_REQUESTS=settings.GUARDED_REQUESTS | timeouts):
        assert message in sync_again(account)
    assert get_texts(account) == BEFORE
    account.refresh_from_db()
    assert message in account.error
    assert account.good_at == good_at
    assert account.read_at > good_at
    assert bool(account.retry_at) == (case in {"429", "503"})

    stub.behave = respond_with(make_posts(4))(source)
    SocialAccount.objects.update(retry_at=None)
    assert sync_again(account) == ""
    assert get_texts(account) == ["Post 4"]


@SOURCES
def test_footer_shows_script_and_markup_as_text(source, account, stub, site, client):
    stub.behave = respond_with({5: SCRIPT})(source)
    assert sync_account(account) == ""
    page = client.get("/").text
    assert page.count("<script") == page.count('<script type="application/ld+json">')
    assert "<img src=x" not in page
    assert "Safe" in page.partition("<footer")[2]


@SOURCES
def test_sync_account_stores_date_and_url_of_post(source, account, stub):
    sync_account(account)
    newest = account.posts.first()
    assert newest.url == POST_URLS.get(source, f"{stub.url}/news/{{}}").format(3)
    assert newest.published_at.isoformat() == "2026-01-03T09:30:00+00:00"


@SOURCES
def test_sync_account_sends_etag_and_sends_key_to_x_only(source, account, stub):
    sync_account(account)
    sync_again(account)
    first, second = stub.get_post_requests()
    assert "If-None-Match" not in first
    assert second["If-None-Match"] == '"one"'
    assert len(stub.requests) - 2 == (source == "x")  # its ID is looked up once
    assert {headers.get("Authorization") for _, headers in stub.requests} == {
        "Bearer key-of-x" if source == "x" else None
    }


@SOURCES
def test_hidden_post_stays_hidden_after_it_was_gone_for_a_while(source, account, stub):
    sync_account(account)
    account.posts.filter(text="Post 2").update(hidden=True)
    sync_again(account)
    assert account.posts.get(text="Post 2").hidden
    stub.behave = respond_with(make_posts(1, 3))(source)
    sync_again(account)
    assert get_texts(account) == ["Post 3", "Post 1"]  # its text is deleted too
    stub.behave = respond_with(make_posts(1, 2, 3))(source)
    sync_again(account)
    assert account.posts.get(text="Post 2").hidden


@SOURCES
def test_sync_account_unexpected_not_modified_is_an_error(source, account, stub):
    stub.behave = lambda server: server.respond(status=304)
    assert "cannot be read" in sync_account(account) or "complete" in sync_account(account)


@pytest.mark.parametrize("source", ["x"])
def test_sync_account_without_key_sends_no_request_to_x(source, account, stub, settings):
    settings.SOCIAL["x_token"] = ""
    assert "X_BEARER_TOKEN" in sync_account(account)
    assert stub.requests == []
