"""What each process counts, for Prometheus. No label ever holds a path, or anything else that somebody typed."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

counted = CollectorRegistry()

REQUESTS = Counter(
    "carecity_requests",
    "Requests, by how the page cache dealt with them (none: not a page that may be kept).",
    ["method", "status", "cache"],
    registry=counted,
)
SECONDS = Histogram(
    "carecity_request_seconds",
    "Time that Django took to answer, by kind of route; what a copy answered is not among it.",
    ["kind"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=counted,
)
COPIES = Gauge(
    "carecity_copies", "Pages that a process keeps.", ["memory"], registry=counted, multiprocess_mode="liveall"
)
COPIES_BYTES = Gauge(
    "carecity_copies_bytes", "What they take.", ["memory"], registry=counted, multiprocess_mode="liveall"
)
