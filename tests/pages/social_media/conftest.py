"""An account of each source on the stub server."""

import pytest

from pages.models import SocialAccount

from .responses import RESPONSES, make_posts

FEED_PATHS = {
    "mastodon": "/@carecity.rss",
    "bluesky": "/profile/carecity.example/rss",
    "feed": "/feed.xml",
}


@pytest.fixture
def account(db, stub, source):
    """Return an account at the test's source, which has three posts there."""
    body = RESPONSES[source](make_posts(1, 2, 3)).encode()
    stub.behave = lambda server: server.respond(body, headers={"ETag": '"one"'})
    if source == "x":
        return SocialAccount.objects.create(kind="x", handle="carecity")
    return SocialAccount.objects.create(kind="feed", handle=f"{stub.url}{FEED_PATHS[source]}")
