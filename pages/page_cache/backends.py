"""A Django cache backend whose entries are valid for one content version."""

from threading import local
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

from .version import get_cacheable_version

MAX_LOOKUPS = 100  # remembered per thread


class _Lookups(local):
    """The versions under which the current thread has looked up keys that it may set next."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}

    def add(self, key: str, version: int) -> None:
        if len(self.versions) >= MAX_LOOKUPS:
            self.versions.clear()
        self.versions[key] = version


class VersionedCache(LocMemCache):
    """The part of the default cache that is in this process's memory.

    Wagtail caches the site's root paths, renditions and names of locales in the default cache, and deletes them by
    signals that other processes do not receive. Here an entry is ignored as soon as this process knows another content
    version, so all processes agree as soon as their page caches do.

    An entry gets the version that was current when its key was last looked up, in the same thread: the value may be
    computed from data that was read any time after that, and must not be taken for newer than it is. Thus a value
    whose key was not looked up first is not stored. Within a transaction every lookup misses and nothing is stored,
    because the data may never be committed.
    """

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._lookups = _Lookups()

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        current = get_cacheable_version()
        if current is None:
            return default
        entry = super().get(key, None, version)
        if entry is not None and entry[0] == current:
            return entry[1]
        self._lookups.add(self.make_key(key, version), current)
        return default

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        looked_up_under = self._lookups.versions.pop(self.make_key(key, version), None)
        if looked_up_under is not None and get_cacheable_version() is not None:
            super().set(key, (looked_up_under, value), timeout, version)

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Store the value if there is no valid entry. For `get_or_set`, which has looked the key up before."""
        looked_up_under = self._lookups.versions.get(self.make_key(key, version))
        if self.has_key(key, version):
            return False
        if looked_up_under is not None:  # before the value was computed; `has_key` has noted a later version
            self._lookups.add(self.make_key(key, version), looked_up_under)
        self.set(key, value, timeout, version)
        return True

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self.get(key, self._missing_key, version) is not self._missing_key

    def touch(self, key: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self.has_key(key, version) and super().touch(key, timeout, version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        raise NotImplementedError("A counter must not be reset by a change of content: use caches['shared'].")
