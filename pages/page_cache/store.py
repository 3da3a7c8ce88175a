"""Copies of answers as ready bytes, and the bounded place where a process keeps them."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from time import monotonic

import brotli

SHARED_CACHES = "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400"
OURS = {"cache-control", "content-encoding", "content-length", "etag", "vary", "x-request-id"}  # of each answer anew
HIT, MISS = "carecity; hit", "carecity; fwd=miss"  # Cache-Status, RFC 9211
SHORT = 200  # bytes: below, compressing makes nothing smaller
TEXT = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")
# A window of 64 kB, which our pages fit into: setting up the usual one of 4 MB takes longer than compressing does.
COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=9, lgwin=16),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}


@lru_cache(maxsize=256)
def accepted_encoding(header):
    """Return the encoding to answer in: the first of brotli and gzip that the header accepts, else none."""
    offers = [offer.replace(" ", "").lower() for offer in header.split(",")]
    accepted = {
        offer.split(";")[0] for offer in offers if not offer.endswith((";q=0", ";q=0.0", ";q=0.00", ";q=0.000"))
    }
    return next((encoding for encoding in COMPRESS if encoding in accepted), "")


@dataclass
class Copy:
    """One answer, of one generation. Compressed once, when somebody first asks for it so."""

    status: str
    headers: list
    body: bytes
    generation: int
    made_at: float = field(default_factory=monotonic)
    _ready: dict = field(default_factory=dict)

    @property
    def age(self):
        """Return its age in seconds."""
        return monotonic() - self.made_at

    @property
    def size(self):
        """Return about how much memory it takes, in bytes, in all encodings."""
        return len(self.body) * 2 + 1000

    def ready(self, encoding):
        """Return (headers, body) in an encoding, ready to be sent."""
        if encoding not in self._ready:
            self._ready[encoding] = self._prepare(encoding)
        return self._ready[encoding]

    def _prepare(self, encoding):
        kind = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        worth_it = encoding and len(self.body) > SHORT and kind.startswith(TEXT)
        body = COMPRESS[encoding](self.body) if worth_it else self.body
        headers = [pair for pair in self.headers if pair[0].lower() not in OURS]
        headers += [
            ("Cache-Control", SHARED_CACHES),
            ("Cache-Status", HIT),
            ("ETag", f'"{blake2b(body, digest_size=12).hexdigest()}"'),
            ("Vary", "Accept-Encoding"),
            ("Content-Length", str(len(body))),
        ]
        return headers + [("Content-Encoding", encoding)] * bool(worth_it), body


class Copies:
    """As many copies as fit; what was asked for longest ago makes room."""

    def __init__(self, limit):
        self._limit, self._size = limit, 0
        self._copies, self._lock = OrderedDict(), Lock()

    def __len__(self):
        return len(self._copies)

    @property
    def size(self):
        """Return about how much memory they take, in bytes."""
        return self._size

    def get(self, key):
        """Return the copy under this key, or None."""
        with self._lock:
            copy = self._copies.get(key)
            if copy:
                self._copies.move_to_end(key)
            return copy

    def keep(self, key, copy):
        """Keep a copy in place of the one that was there, unless it alone is too large."""
        if copy.size > self._limit:
            return
        with self._lock:
            self._drop(key)
            self._copies[key] = copy
            self._size += copy.size
            while self._size > self._limit:
                self._drop(next(iter(self._copies)))

    def _drop(self, key):
        copy = self._copies.pop(key, None)
        self._size -= copy.size if copy else 0
