"""The Prometheus metrics that each web process counts. No label ever holds a path or other text from a request."""

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from pages.page_cache.wsgi import CacheMetrics, LRUStore

registry = CollectorRegistry()

REQUESTS = Counter(
    "carecity_requests",
    "Requests by method, status class and page cache result (none: the response cannot be cached).",
    ["method", "status", "cache"],
    registry=registry,
)
REQUEST_SECONDS = Histogram(
    "carecity_request_seconds",
    "Time that Django took to respond, by kind of route; responses from the page cache are not included.",
    ["kind"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)
CACHED_PAGES = Gauge(
    "carecity_copies",
    "Responses in a process's page cache, by store.",
    ["memory"],
    registry=registry,
    multiprocess_mode="liveall",
)
CACHED_BYTES = Gauge(
    "carecity_copies_bytes",
    "Size of a process's page cache in bytes, by store.",
    ["memory"],
    registry=registry,
    multiprocess_mode="liveall",
)


@cache  # looking up a labelled counter is most of the cost of counting; there are about a dozen
def request_counter(method: str, status: str, result: str) -> Counter:
    return REQUESTS.labels(method, f"{status[0]}xx", result)


class PrometheusCacheMetrics(CacheMetrics):
    """Counts the page cache's responses, in under two microseconds for a cache hit, and its size."""

    def record_hit(self, method: str, status: str, result: str) -> None:
        """Count a response from the cache; a 304 counts as the status of the cached response."""
        request_counter(method, status, result).inc()

    def record_store(self, name: str, store: LRUStore) -> None:
        CACHED_PAGES.labels(name).set(len(store))
        CACHED_BYTES.labels(name).set(store.size)
