"""The default cache: in this process, except for the keys on which all processes must agree."""

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.utils.module_loading import import_string

# allauth counts attempts and remembers used codes in the default cache, and has no setting for another one.
SHARED_KEY_PREFIX = "allauth"


class RoutedCache(BaseCache):
    """Keeps entries in this process's memory, and those of allauth in the cache `shared`.

    Wagtail reads the default cache on every page: if all of it were a database table, every page would cost one more
    query.

    Every operation on a key goes to the cache that the key belongs to. What `BaseCache` builds from these operations
    (`get_many`, `incr_version`, the asynchronous variants …) is routed with them. What is not routed raises
    `NotImplementedError`, so that no operation can silently use the wrong cache.

    The option `LOCAL_BACKEND` is the class of the cache in this process's memory.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        backend = params.get("OPTIONS", {}).get("LOCAL_BACKEND", "django.core.cache.backends.locmem.LocMemCache")
        self._local: BaseCache = import_string(backend)(location, params)

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._cache_for(key).add(key, value, timeout=timeout, version=version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._cache_for(key).get(key, default, version=version)

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._cache_for(key).set(key, value, timeout=timeout, version=version)

    def touch(self, key: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._cache_for(key).touch(key, timeout=timeout, version=version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self._cache_for(key).delete(key, version=version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self._cache_for(key).has_key(key, version=version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return self._cache_for(key).incr(key, delta, version=version)

    def clear(self) -> None:
        """Refuse: clearing the shared cache would reset every rate limit. See `clear_local`."""
        raise NotImplementedError("Use clear_local(), or caches['shared'].clear() to also reset all rate limits.")

    def clear_local(self) -> None:
        """Remove the entries in this process's memory, as a restart would."""
        self._local.clear()

    def _cache_for(self, key: Any) -> BaseCache:
        return caches["shared"] if str(key).startswith(SHARED_KEY_PREFIX) else self._local
