"""Tests of RoutedCache: every operation of Django's cache API reaches the cache that the key belongs to, or raises."""

import inspect

import pytest
from asgiref.sync import async_to_sync
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

from carecity.core.cache_backends import RoutedCache

pytestmark = pytest.mark.django_db

LOCAL_KEY, SHARED_KEY = "wagtail_site_root_paths", "allauth:rl:login"

# Each operation on a key that holds 5: the call, what it returns, and the value that the key then holds.
KEYED = {
    "add": (lambda cache, key: cache.add(key, 9), False, 5),
    "get": (lambda cache, key: cache.get(key), 5, 5),
    "set": (lambda cache, key: cache.set(key, 9), None, 9),
    "touch": (lambda cache, key: cache.touch(key, 60), True, 5),
    "delete": (lambda cache, key: cache.delete(key), True, None),
    "get_many": (lambda cache, key: list(cache.get_many([key]).values()), [5], 5),
    "get_or_set": (lambda cache, key: cache.get_or_set(key, 9), 5, 5),
    "has_key": (lambda cache, key: cache.has_key(key), True, 5),
    "__contains__": (lambda cache, key: key in cache, True, 5),
    "incr": (lambda cache, key: cache.incr(key), 6, 6),
    "decr": (lambda cache, key: cache.decr(key), 4, 4),
    "set_many": (lambda cache, key: cache.set_many({key: 9}), [], 9),
    "delete_many": (lambda cache, key: cache.delete_many([key]), None, None),
    "incr_version": (lambda cache, key: cache.incr_version(key), 2, None),
    "decr_version": (lambda cache, key: cache.decr_version(key), 0, None),
    "aadd": (lambda cache, key: async_to_sync(cache.aadd)(key, 9), False, 5),
    "aget": (lambda cache, key: async_to_sync(cache.aget)(key), 5, 5),
    "aset": (lambda cache, key: async_to_sync(cache.aset)(key, 9), None, 9),
    "atouch": (lambda cache, key: async_to_sync(cache.atouch)(key, 60), True, 5),
    "adelete": (lambda cache, key: async_to_sync(cache.adelete)(key), True, None),
    "aget_many": (lambda cache, key: list(async_to_sync(cache.aget_many)([key]).values()), [5], 5),
    "aget_or_set": (lambda cache, key: async_to_sync(cache.aget_or_set)(key, 9), 5, 5),
    "ahas_key": (lambda cache, key: async_to_sync(cache.ahas_key)(key), True, 5),
    "aincr": (lambda cache, key: async_to_sync(cache.aincr)(key), 6, 6),
    "adecr": (lambda cache, key: async_to_sync(cache.adecr)(key), 4, 4),
    "aset_many": (lambda cache, key: async_to_sync(cache.aset_many)({key: 9}), [], 9),
    "adelete_many": (lambda cache, key: async_to_sync(cache.adelete_many)([key]), None, None),
    "aincr_version": (lambda cache, key: async_to_sync(cache.aincr_version)(key), 2, None),
    "adecr_version": (lambda cache, key: async_to_sync(cache.adecr_version)(key), 0, None),
}
REFUSED = {
    "clear": lambda cache: cache.clear(),
    "aclear": lambda cache: async_to_sync(cache.aclear)(),
}
WITHOUT_ENTRIES = {"close", "aclose", "get_backend_timeout", "make_key", "validate_key", "make_and_validate_key"}


@pytest.fixture
def cache():
    return RoutedCache("", {})


@pytest.fixture
def local():
    """Return this process's store by itself: local memory caches with one location share their entries."""
    return LocMemCache("", {})


@pytest.fixture
def shared():
    return caches["shared"]


def test_tables_name_every_public_operation_of_django():
    operations = {name for name, _ in inspect.getmembers(BaseCache, callable) if not name.startswith("_")}
    assert operations | {"__contains__"} == KEYED.keys() | REFUSED.keys() | WITHOUT_ENTRIES


def test_default_cache_is_the_routed_one():
    assert isinstance(caches["default"], RoutedCache)


@pytest.mark.parametrize("operation", KEYED)
@pytest.mark.parametrize("key", [LOCAL_KEY, SHARED_KEY])
def test_operation_uses_the_cache_of_the_key(operation, key, cache, local, shared):
    owner, other = (local, shared) if key == LOCAL_KEY else (shared, local)
    owner.set(key, 5)
    other.set(key, 1000)  # a decoy: reading or changing it would show
    call, returned, value = KEYED[operation]
    assert call(cache, key) == returned
    assert owner.get(key) == value
    assert other.get(key) == 1000


@pytest.mark.parametrize("operation", KEYED)
@pytest.mark.parametrize("key", [LOCAL_KEY, SHARED_KEY])
def test_operation_on_a_missing_key_ignores_the_other_cache(operation, key, cache, local, shared):
    other = shared if key == LOCAL_KEY else local
    other.set(key, 1000)
    call = KEYED[operation][0]
    if "incr" in operation or "decr" in operation:
        with pytest.raises(ValueError, match="not found"):
            call(cache, key)
    else:
        assert call(cache, key) in (True, False, None, [], 9)
    assert other.get(key) == 1000


def test_operations_on_many_keys_divide_them(cache, local, shared):
    entries = {LOCAL_KEY: 1, SHARED_KEY: 2}
    cache.set_many(entries)
    assert (local.get(LOCAL_KEY), local.get(SHARED_KEY)) == (1, None)
    assert (shared.get(LOCAL_KEY), shared.get(SHARED_KEY)) == (None, 2)
    assert cache.get_many(entries) == entries
    cache.delete_many(entries)
    assert cache.get_many(entries) == {}


@pytest.mark.parametrize("operation", REFUSED)
def test_operation_on_all_entries_is_refused(operation, cache, local, shared):
    cache.set_many({LOCAL_KEY: 1, SHARED_KEY: 2})
    with pytest.raises(NotImplementedError, match="clear_local"):
        REFUSED[operation](cache)
    assert cache.get_many([LOCAL_KEY, SHARED_KEY]) == {LOCAL_KEY: 1, SHARED_KEY: 2}


def test_clear_local_keeps_the_shared_entries(cache):
    cache.set_many({LOCAL_KEY: 1, SHARED_KEY: 2})
    cache.clear_local()
    assert cache.get_many([LOCAL_KEY, SHARED_KEY]) == {SHARED_KEY: 2}
