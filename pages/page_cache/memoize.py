"""Values that every page needs from the database, such as the menu: computed once per content version and process."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, TypeVar

from .version import get_cacheable_version

T = TypeVar("T")

MAX_AGE = 600  # seconds: some values change with time alone, such as the list of posts when one has a future date
MAX_VALUES = 500  # a site has a dozen, but a client can request any made-up port
_values: dict[Hashable, tuple[int, float, Any]] = {}


def cached_per_version(key: Hashable, compute: Callable[[], T]) -> T:
    """Return the result of `compute`, called again only after a change that a visitor could see.

    All callers get the same object and must not modify it. Within a transaction nothing is cached, because the result
    may contain what is never committed.
    """
    number = get_cacheable_version()
    if number is None:
        return compute()
    cached = _values.get(key)
    if cached is None or cached[0] != number or monotonic() - cached[1] > MAX_AGE:
        if len(_values) >= MAX_VALUES:
            _values.clear()
        # The number was read before the value is computed, so the value is at least as new.
        cached = _values[key] = (number, monotonic(), compute())
    return cached[2]
