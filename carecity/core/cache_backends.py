"""The default cache: in this process, but for what all processes must agree on."""

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

# allauth counts tries and remembers used codes in the default cache, and can be told no other.
SHARED = "allauth"


class ProcessCache(LocMemCache):
    """A cache in memory that hands allauth's keys to the shared one.

    Wagtail asks the default cache on every page: were all of it a table, every page would cost a query more.
    """

    def add(self, key, *args, **kwargs):
        """Add where the key belongs."""
        return self._shared.add(key, *args, **kwargs) if self._is_shared(key) else super().add(key, *args, **kwargs)

    def get(self, key, *args, **kwargs):
        """Get from where the key belongs."""
        return self._shared.get(key, *args, **kwargs) if self._is_shared(key) else super().get(key, *args, **kwargs)

    def set(self, key, *args, **kwargs):
        """Set where the key belongs."""
        return self._shared.set(key, *args, **kwargs) if self._is_shared(key) else super().set(key, *args, **kwargs)

    def delete(self, key, *args, **kwargs):
        """Delete from where the key belongs."""
        where = self._shared if self._is_shared(key) else super()
        return where.delete(key, *args, **kwargs)

    @property
    def _shared(self):
        return caches["shared"]

    def _is_shared(self, key):
        return str(key).startswith(SHARED)
