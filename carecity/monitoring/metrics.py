"""The Prometheus metrics that each web process counts. No label ever holds a path or other text from a request."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

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
