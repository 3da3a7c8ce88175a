"""The stub, the settings that lead to it, and an account of each kind there."""

import pytest

from pages.models import SocialAccount

from .providers import ANSWERS, plain_posts
from .stub import stub_server

NAMES = {"x": "carecity", "mastodon": "carecity@social.example", "bluesky": "carecity.example"}


@pytest.fixture
def stub(settings):
    """Start the stub; the site asks it for everything, and waits for less long than it otherwise would."""
    with stub_server() as running:
        settings.SOCIAL = settings.SOCIAL | {
            **dict.fromkeys(("x", "mastodon", "bluesky"), running.url),
            "x_token": "key-of-x",
            "connect_timeout": 0.5,
            "read_timeout": 0.3,
            "total_timeout": 0.6,
            "allow_loopback": True,
        }
        yield running


@pytest.fixture
def account(db, stub, kind):
    """Return an account of the test's kind, which has three posts at its source."""
    handle = NAMES.get(kind, f"{stub.url}/feed.xml")
    stub.behave = lambda server: server.answer(ANSWERS[kind](plain_posts(1, 2, 3)).encode(), headers={"ETag": '"one"'})
    return SocialAccount.objects.create(kind=kind, handle=handle)
