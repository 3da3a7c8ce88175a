"""The page cache as WSGI middleware in front of Django: for a cached page no code of Django runs."""

from __future__ import annotations

import gzip
import re
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import brotli
from django.conf import settings

from .version import VersionReader, VersionSnapshot, version_reader

Headers = list[tuple[str, str]]

CACHE_CONTROL = "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400"
# Set for each response from the cache, whatever the original response had.
REPLACED_HEADERS = {"cache-control", "content-encoding", "content-length", "etag", "vary", "x-request-id"}
HIT, MISS = "carecity; hit", "carecity; fwd=miss"  # values of Cache-Status, RFC 9211
MIN_COMPRESSED_SIZE = 200  # bytes: compressing does not make a shorter body smaller
COMPRESSED_TYPES = (
    "text/", "application/atom+xml", "application/json", "application/manifest+json", "application/xml",
    "image/svg+xml",
)  # fmt: skip
COMPRESS = {
    # A window of 64 kB, which our pages fit into: allocating the default of 4 MB takes longer than compressing does.
    "br": lambda body: brotli.compress(body, quality=9, lgwin=16),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}


@lru_cache(maxsize=256)
def get_encoding(accept_encoding: str) -> str:
    """Return the first of brotli and gzip that the header accepts, or an empty string."""
    offers = [offer.replace(" ", "").lower() for offer in accept_encoding.split(",")]
    accepted = {
        offer.split(";")[0] for offer in offers if not offer.endswith((";q=0", ";q=0.0", ";q=0.00", ";q=0.000"))
    }
    return next((encoding for encoding in COMPRESS if encoding in accepted), "")


@dataclass
class CachedResponse:
    """A response, rendered under one content version, and its encodings, each made on the first request for it."""

    status: str
    headers: Headers
    body: bytes
    version: int
    created_at: float = field(default_factory=monotonic)
    _encoded: dict[str, tuple[Headers, bytes]] = field(default_factory=dict)

    @property
    def age(self) -> float:
        """Its age in seconds."""
        return monotonic() - self.created_at

    @property
    def size(self) -> int:
        """An estimate of its memory in bytes, with all encodings."""
        return len(self.body) * 2 + 1000

    def encoded(self, encoding: str) -> tuple[Headers, bytes]:
        """Return (headers, body) in an encoding, ready to send."""
        if encoding not in self._encoded:
            self._encoded[encoding] = self._encode(encoding)
        return self._encoded[encoding]

    def _encode(self, encoding: str) -> tuple[Headers, bytes]:
        content_type = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        compress = encoding and len(self.body) > MIN_COMPRESSED_SIZE and content_type.startswith(COMPRESSED_TYPES)
        body = COMPRESS[encoding](self.body) if compress else self.body
        headers = [pair for pair in self.headers if pair[0].lower() not in REPLACED_HEADERS]
        headers += [
            ("Cache-Control", CACHE_CONTROL),
            ("Cache-Status", HIT),
            ("ETag", f'"{blake2b(body, digest_size=12).hexdigest()}"'),
            ("Vary", "Accept-Encoding"),
            ("Content-Length", str(len(body))),
        ]
        return headers + [("Content-Encoding", encoding)] * bool(compress), body


class LRUStore:
    """Stores responses up to a total size in bytes; the least recently used ones are evicted."""

    def __init__(self, max_size: int) -> None:
        self._max_size, self._size = max_size, 0
        self._responses: OrderedDict[Hashable, CachedResponse] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._responses)

    @property
    def size(self) -> int:
        """An estimate of their memory in bytes."""
        return self._size

    def get(self, key: Hashable) -> CachedResponse | None:
        with self._lock:
            response = self._responses.get(key)
            if response:
                self._responses.move_to_end(key)
            return response

    def set(self, key: Hashable, response: CachedResponse) -> None:
        """Store a response in place of the previous one, unless it alone is too large."""
        if response.size > self._max_size:
            return
        with self._lock:
            self._remove(key)
            self._responses[key] = response
            self._size += response.size
            while self._size > self._max_size:
                self._remove(next(iter(self._responses)))

    def _remove(self, key: Hashable) -> None:
        response = self._responses.pop(key, None)
        self._size -= response.size if response else 0


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    CacheKey = tuple[bool, str | None, str, str]

MAX_SIZE = 64 * 1024 * 1024  # bytes in each process
# Bytes for responses whose number is unlimited: search results, pages that are not found, made-up ports.
MAX_OVERFLOW_SIZE = 8 * 1024 * 1024
# Seconds by status: some of what a page contains changes with time alone, such as the year.
MAX_AGE = {"200": 600, "404": 10}
MAX_STALE_AGE = 24 * 3600  # seconds for which an outdated response is better than none, while the database is down
CANONICAL_HOST = urlsplit(settings.SITE_URL).netloc
MAX_URL_LENGTH = 1000  # characters: no page has a longer URL

# Served by other means, or different for each user.
IGNORED_PATHS = re.compile(r"/(admin|django-admin|draft|sign-in|static|media|documents|healthz|livez|metrics)(/|$)")
CACHED_PARAMETERS = {"page", "q", "focus_area", "borough", "state", "kind", "year"}
# Added to links by other sites; no page uses them.
IGNORED_PARAMETERS = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|msclkid")
UNCACHEABLE = re.compile(r"private|no-store|no-cache")


class CacheMetrics:
    """The interface, and an implementation that ignores everything."""

    def record_hit(self, method: str, status: str, result: str) -> None:
        """Count a response from the cache; the result is `hit`, or `stale` while the database is down."""

    def record_store(self, name: str, store: LRUStore) -> None:
        """Note the new size of the store with this name: `pages` or `overflow`."""


class PageCacheMiddleware:
    """Responds from the cache if it can, else calls the application and caches its response if that is allowed."""

    def __init__(
        self,
        application: WSGIApplication,
        max_size: int = MAX_SIZE,
        reader: VersionReader = version_reader,
        metrics: CacheMetrics | None = None,
    ) -> None:
        self.application, self.metrics = application, metrics or CacheMetrics()
        self.reader, self.pages, self.overflow = reader, LRUStore(max_size), LRUStore(MAX_OVERFLOW_SIZE)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        key = get_cache_key(environ)
        if key is None:
            return self.application(environ, start_response)
        snapshot = self.reader.read()  # before rendering, which is what makes the cached response valid
        cached = self.pages.get(key) or self.overflow.get(key)
        if cached and is_fresh(cached, snapshot):
            result = "hit" if snapshot.database_available else "stale"
            self.metrics.record_hit(environ["REQUEST_METHOD"], cached.status, result)
            return respond(cached, snapshot, environ, start_response)
        environ["pages.cache"] = "miss"  # for the request metrics
        environ["QUERY_STRING"] = key[-1]  # the page must not depend on what is not in the key
        if environ["REQUEST_METHOD"] == "HEAD" or snapshot.number is None:
            return self.application(environ, start_response)
        return self._render(environ, start_response, key, snapshot.number)

    def _render(
        self, environ: WSGIEnvironment, start_response: StartResponse, key: CacheKey, version: int
    ) -> Iterable[bytes]:
        """Call the application, and cache its response unless the content has changed since `version` was read.

        The response to a request from before the change is valid, but a cache in front would serve it afterwards.
        """
        started: list[Any] = []
        response: Any = self.application(environ, lambda status, headers, *_: started.extend((status, headers)))  # type: ignore[arg-type]  # Django does not use `write`
        status, headers = started[:2]
        if not is_cacheable(status, headers, response):
            start_response(status, headers)
            return response
        body = b"".join(response)
        response.close()
        snapshot = self.reader.read_now()
        if snapshot.number != version or not snapshot.database_available:
            start_response(status, [*headers, ("Cache-Control", "no-cache")])
            return [body]
        cached = CachedResponse(status, headers, body, version)
        is_page = (
            status.startswith("200") and not environ["QUERY_STRING"] and environ.get("HTTP_HOST") == CANONICAL_HOST
        )
        store = self.pages if is_page else self.overflow
        store.set(key, cached)
        self.metrics.record_store("pages" if is_page else "overflow", store)
        return respond(cached, snapshot, environ, mark_as_miss(headers, start_response))


def get_cache_key(environ: WSGIEnvironment) -> CacheKey | None:
    """Return what distinguishes one page from another, or None if the response must not come from the cache."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if (
        environ["REQUEST_METHOD"] not in {"GET", "HEAD"}
        or settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
        or len(path) + len(query) > MAX_URL_LENGTH
        or "HTTP_RANGE" in environ
        or IGNORED_PATHS.match(path)
    ):
        return None
    normalised = query and normalise_query(query)
    if normalised is None:
        return None
    is_secure = settings.TRUSTED_PROXIES and environ.get("HTTP_X_FORWARDED_PROTO") == "https"
    return bool(is_secure), environ.get("HTTP_HOST"), path, normalised


def normalise_query(query: str) -> str | None:
    """Return the query without ignored parameters; None if it has parameters that no page of ours uses."""
    parameters = [
        pair for pair in parse_qsl(query, keep_blank_values=True) if not IGNORED_PARAMETERS.fullmatch(pair[0])
    ]
    return urlencode(parameters) if {name for name, _ in parameters} <= CACHED_PARAMETERS else None


def is_fresh(cached: CachedResponse, snapshot: VersionSnapshot) -> bool:
    """Return whether it may be sent: it has the current version and is not too old, or the database is down."""
    if not snapshot.database_available:
        return cached.age < MAX_STALE_AGE
    return cached.version == snapshot.number and cached.age < MAX_AGE[cached.status[:3]]


def is_cacheable(status: str, headers: Headers, response: object) -> bool:
    """Return whether other visitors may get the same response."""
    values = {name.lower(): value for name, value in headers}
    vary = {name.strip().lower() for name in values.get("vary", "").split(",")}
    return (
        status[:3] in MAX_AGE
        and not getattr(response, "streaming", True)
        and "set-cookie" not in values
        and vary <= {"", "cookie", "accept-encoding"}  # requests with a session cookie never use the cache
        and not UNCACHEABLE.search(values.get("cache-control", ""))
    )


def mark_as_miss(headers: Headers, start_response: StartResponse) -> Callable[[str, Headers], object]:
    """Return a `start_response` for the response that has just been cached: with its request ID and as a miss."""
    own = [("Cache-Status", MISS), *(pair for pair in headers if pair[0] == "X-Request-ID")]

    def start(status: str, cached_headers: Headers) -> object:
        return start_response(status, [pair for pair in cached_headers if pair[0] != "Cache-Status"] + own)

    return start


def respond(
    cached: CachedResponse,
    snapshot: VersionSnapshot,
    environ: WSGIEnvironment,
    start_response: Callable[[str, Headers], object],
) -> list[bytes]:
    """Send a cached response, or 304 if the client has it already.

    nginx counts in whole seconds: with a lifetime of one second it may serve a response for up to two. So it gets a
    point in time instead, the end of the second in which the version was read: then it serves no change later than a
    second after it.
    """
    headers, body = cached.encoded(get_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    if_none_match = environ.get("HTTP_IF_NONE_MATCH")
    if if_none_match and (if_none_match.strip() == "*" or dict(headers)["ETag"] in if_none_match):
        start_response("304 Not Modified", [pair for pair in headers if not pair[0].startswith("Content-")])
        return [b""]
    start_response(cached.status, [*headers, ("X-Accel-Expires", f"@{int(snapshot.read_at)}")])
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
