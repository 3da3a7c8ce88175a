"""The events of the page cache that can be measured. `carecity.wsgi` passes in an implementation that counts them."""

from .store import LRUStore


class CacheMetrics:
    """The interface, and an implementation that ignores everything."""

    def record_hit(self, method: str, status: str, result: str) -> None:
        """Count a response from the cache; the result is `hit`, or `stale` while the database is down."""

    def record_store(self, name: str, store: LRUStore) -> None:
        """Note the new size of the store with this name: `pages` or `overflow`."""
