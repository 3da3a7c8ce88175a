"""Cached responses, encoded and ready to send, and the bounded store that each process has for them."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from time import monotonic

import brotli

Headers = list[tuple[str, str]]

CACHE_CONTROL = "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400"
# Set for each response from the cache, whatever the original response had.
REPLACED_HEADERS = {"cache-control", "content-encoding", "content-length", "etag", "vary", "x-request-id"}
HIT, MISS = "carecity; hit", "carecity; fwd=miss"  # values of Cache-Status, RFC 9211
MIN_COMPRESSED_SIZE = 200  # bytes: compressing does not make a shorter body smaller
COMPRESSED_TYPES = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")
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
