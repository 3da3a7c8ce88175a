"""The stub server, the settings that point to it, and an account of each source on it."""

import pytest

from pages.models import SocialAccount

from .responses import RESPONSES, make_posts
from .stub_server import run_stub_server

FEED_PATHS = {
    "mastodon": "/@carecity.rss",
    "bluesky": "/profile/carecity.example/rss",
    "feed": "/feed.xml",
}


@pytest.fixture
def stub(settings):
    """Start the stub server and allow connections to it, with timeouts that a busy machine does not reach."""
    with run_stub_server() as running:
        settings.SOCIAL = settings.SOCIAL | {
            "x": running.url,
            "x_token": "key-of-x",
            "connect_timeout": 20,
            "read_timeout": 20,
            "total_timeout": 30,
            "allow_loopback": True,
        }
        yield running


@pytest.fixture
def account(db, stub, source):
    """Return an account at the test's source, which has three posts there."""
    body = RESPONSES[source](make_posts(1, 2, 3)).encode()
    stub.behave = lambda server: server.respond(body, headers={"ETag": '"one"'})
    if source == "x":
        return SocialAccount.objects.create(kind="x", handle="carecity")
    return SocialAccount.objects.create(kind="feed", handle=f"{stub.url}{FEED_PATHS[source]}")
