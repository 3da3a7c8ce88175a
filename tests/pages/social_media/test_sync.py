"""Every kind of account with every answer there is: what is good is taken over, the rest does no harm."""

import gzip
from datetime import timedelta

import pytest
from django.utils import timezone

from pages.models import SocialAccount
from pages.social_media.sync import read_account

from .providers import ADDRESSES, ANSWERS, EMOJI, LONG, SCRIPT, plain_posts

KINDS = pytest.mark.parametrize("kind", ANSWERS)
BEFORE = ["Post 3", "Post 2", "Post 1"]
UNTIL = str(int((timezone.now() + timedelta(hours=2)).timestamp()))


def texts(account):
    """Return the texts of the account's posts, newest first."""
    return list(account.posts.kept().values_list("text", flat=True))


def read_again(account):
    """Read as the next round does: from what is stored."""
    return read_account(SocialAccount.objects.get(pk=account.pk))


def answering(posts, **choice):
    """Return a behaviour that depends on the kind: a good answer with these posts."""
    return lambda kind: lambda server: server.answer(ANSWERS[kind](posts, **choice).encode())


def failing(status, **headers):
    """Return a behaviour that refuses in each kind's name."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _kind: lambda server: server.answer(b"{}", status, headers)


def whole(kind):
    """Return a good answer, to be spoilt."""
    return ANSWERS[kind](plain_posts(7, 8)).encode()


GOOD = {
    "good": (answering(plain_posts(3, 4)), ["Post 4", "Post 3"]),
    "deleted post": (answering(plain_posts(1, 3)), ["Post 3", "Post 1"]),
    "edited post": (answering({1: "Post 1, corrected", 2: "Post 2", 3: "Post 3"}), [*BEFORE[:2], "Post 1, corrected"]),
    "empty": (answering({}), []),
    "not modified": (lambda _kind: lambda server: server.answer(status=304), BEFORE),
    "emoji and a link": (answering({5: EMOJI}, linked={5}), [f"{EMOJI}{LONG} indeed"]),
    "packed": (
        lambda kind: lambda server: server.answer(gzip.compress(whole(kind)), headers={"Content-Encoding": "gzip"}),
        ["Post 8", "Post 7"],
    ),
    "redirect on the same server": (
        lambda kind: (
            lambda server: (
                server.answer(whole(kind))
                if "moved" in server.path
                else server.answer(b"", 302, {"Location": "/moved"})
            )
        ),
        ["Post 8", "Post 7"],
    ),
}
BAD = {
    "401": (failing(401), "refuses our key"),
    "403": (failing(403), "does not let us"),
    "404": (failing(404), "does not know this account"),
    "410": (failing(410), "gone"),
    "429": (failing(429, x_rate_limit_reset=UNTIL), "too often"),
    "500": (failing(500), "has a fault"),
    "503": (failing(503, Retry_After="7200"), "has a fault"),
    "204": (failing(204), "not expected"),
    "hangs": (lambda _kind: lambda server: server.hang(), "too long"),
    "slow drip of headers": (lambda _kind: lambda server: server.drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), "too long"),
    "slow drip of text": (
        lambda _kind: lambda server: server.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
        "too long",
    ),
    "cut off": (lambda kind: lambda server: server.answer(whole(kind)[:-20], length=9999), "broke off"),
    "cut off, and nothing says so": (lambda kind: lambda server: server.answer(whole(kind)[:-20]), "answer"),
    "closed at once": (lambda _kind: lambda server: setattr(server, "close_connection", True), "broke off"),
    "10 MB": (lambda kind: lambda server: server.answer(whole(kind) + b" " * 10_000_000), "too large"),
    "10 MB, packed": (
        lambda kind: (
            lambda server: server.answer(
                gzip.compress(whole(kind) + b" " * 10_000_000), headers={"Content-Encoding": "gzip"}
            )
        ),
        "too large",
    ),
    "bad UTF-8": (lambda kind: lambda server: server.answer(whole(kind).replace(b"Post", b"P\xff\xfest")), "answer"),
    "not what was asked for": (lambda _kind: lambda server: server.answer(b"<!DOCTYPE html><p>Welcome"), "answer"),
    "another shape": (lambda _kind: lambda server: server.answer(b'{"data": [[]], "feed": 7}'), "answer"),
    "nested without end": (lambda _kind: lambda server: server.answer(b"[" * 100_000), "answer"),
    "redirect to another host": (failing(302, Location="https://example.org/posts"), "leads on to another one"),
    "redirect to a private address": (failing(301, Location="http://10.0.0.1/posts"), "leads on to another one"),
    "redirect to another port": (failing(307, Location="http://127.0.0.1:1/posts"), "leads on to another one"),
    "redirect to a file": (failing(302, Location="file:///etc/passwd"), "leads on to another one"),
    "redirect without end": (failing(302, Location="/posts"), "circle"),
}


@KINDS
@pytest.mark.parametrize("case", GOOD)
def test_a_good_answer_is_taken_over(kind, case, account, stub):
    assert read_account(account) == ""
    assert texts(account) == BEFORE
    behaviour, after = GOOD[case]
    stub.behave = behaviour(kind)
    assert read_again(account) == ""
    assert texts(account) == after
    account.refresh_from_db()
    assert account.error == ""
    assert account.good_at >= account.read_at


@KINDS
@pytest.mark.parametrize("case", BAD)
def test_a_bad_answer_keeps_the_last_good_posts_and_is_told(kind, case, account, stub):
    read_account(account)
    good_at = SocialAccount.objects.get().good_at
    behaviour, words = BAD[case]
    stub.behave = behaviour(kind)
    assert words in read_again(account)
    assert texts(account) == BEFORE
    account.refresh_from_db()
    assert words in account.error
    assert account.good_at == good_at
    assert account.read_at > good_at
    assert bool(account.retry_at) == (case in {"429", "503"})

    stub.behave = answering(plain_posts(4))(kind)
    SocialAccount.objects.update(retry_at=None)
    assert read_again(account) == ""
    assert texts(account) == ["Post 4"]


@KINDS
def test_script_and_markup_are_no_more_than_text_on_the_page(kind, account, stub, site, client):
    stub.behave = answering({5: SCRIPT})(kind)
    assert read_account(account) == ""
    page = client.get("/").text
    assert page.count("<script") == page.count('<script type="application/ld+json">')
    assert "<img src=x" not in page
    assert "Safe" in page.partition("Latest tweets")[2]


@KINDS
def test_a_post_says_when_it_was_published_and_where_it_stands(kind, account, stub):
    read_account(account)
    newest = account.posts.first()
    assert newest.url == ADDRESSES.get(kind, f"{stub.url}/news/{{}}").format(3)
    assert newest.published_at.isoformat() == "2026-01-03T09:30:00+00:00"


@KINDS
def test_what_is_known_is_not_asked_again_and_the_key_goes_to_x_alone(kind, account, stub):
    read_account(account)
    read_again(account)
    first, second = stub.lists_asked()
    assert "If-None-Match" not in first
    assert second["If-None-Match"] == '"one"'
    assert len(stub.asked) - 2 == (kind in {"x", "mastodon"})  # their numbers are looked up once
    assert {headers.get("Authorization") for _, headers in stub.asked} == {"Bearer key-of-x" if kind == "x" else None}


@KINDS
def test_a_hidden_post_stays_hidden_even_when_it_was_gone_for_a_while(kind, account, stub):
    read_account(account)
    account.posts.filter(text="Post 2").update(hidden=True)
    read_again(account)
    assert account.posts.get(text="Post 2").hidden
    stub.behave = answering(plain_posts(1, 3))(kind)
    read_again(account)
    assert texts(account) == ["Post 3", "Post 1"]  # its text is gone too
    stub.behave = answering(plain_posts(1, 2, 3))(kind)
    read_again(account)
    assert account.posts.get(text="Post 2").hidden


@KINDS
def test_not_modified_without_a_question_for_it_is_no_good_answer(kind, account, stub):
    stub.behave = lambda server: server.answer(status=304)
    assert "cannot be read" in read_account(account) or "whole" in read_account(account)


@pytest.mark.parametrize("kind", ["x"])
def test_without_a_key_x_is_not_asked(kind, account, stub, settings):
    settings.SOCIAL["x_token"] = ""
    assert "X_BEARER_TOKEN" in read_account(account)
    assert stub.asked == []
