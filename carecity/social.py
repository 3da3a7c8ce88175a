"""Where the posts of the organisation's accounts are read, and the limits of reading them."""


def social_settings(env):
    """Return the setting `SOCIAL`; its addresses can be changed, so that a test's own server plays the providers."""
    return {
        "x": env.str("X_API_URL", default="https://api.x.com"),
        "x_token": env.str("X_BEARER_TOKEN", default=""),
        "mastodon": env.str("MASTODON_API_URL", default="https://{host}"),  # the host of the account's own server
        "bluesky": env.str("BLUESKY_API_URL", default="https://public.api.bsky.app"),
        "connect_timeout": 3,  # seconds
        "read_timeout": 5,  # seconds without a word
        "total_timeout": 10,  # seconds in all, whatever the other side does
        "size_limit": 1_000_000,  # bytes
        # Private addresses are never asked: no account may lead into our own network. Tests need loopback.
        "allow_loopback": env.bool("SOCIAL_ALLOW_LOOPBACK", default=False),
    }
