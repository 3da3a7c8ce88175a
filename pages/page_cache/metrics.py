"""Whom the page cache tells what it does. The wiring hands in one that counts."""


class Watcher:
    """Told of everything, and does nothing with it."""

    def sent(self, method, status, how):
        """Hear that a copy was sent: `hit`, or `stale` while the database is away."""

    def kept(self, memory, copies):
        """Hear that the copies in this memory have changed."""
