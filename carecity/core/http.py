"""Guarded requests: to public IP addresses only, also after redirects, and within a deadline; downloads are small.

Editors decide which URLs the worker requests, so a URL must never reach the private network (SSRF).
"""

import socket
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

MAX_REDIRECTS = 3
CHUNK_SIZE = 16_384  # bytes
NAT64 = IPv6Network("64:ff9b::/96")  # the last four bytes are an IPv4 address
SIX_TO_FOUR = IPv6Network("2002::/16")  # the second and third group are an IPv4 address
GLOBAL_UNICAST = IPv6Network("2000::/3")  # all public IPv6 addresses
TOO_SLOW = "The server takes too long to respond."


class FetchError(Exception):
    """Why a request failed, worded for editors; before `retry_at` the server wants no further request."""

    def __init__(self, message: str, retry_at: datetime | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.retry_at = retry_at
        self.status = status


@dataclass(frozen=True)
class Response:
    """An HTTP response with its whole, decompressed body, which is empty if it was not to be read."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Request:
    """A request without a body. A public one goes to whatever server a redirect names, and tells it no secret."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_public: bool = False
    reads_body: bool = True


def download(url: str, headers: Mapping[str, str]) -> Response:
    """Return the response to a GET request, with its body. Redirects to other servers are refused."""
    return send(Request(url, headers=headers))


def send(request: Request) -> Response:
    """Send a request. It runs in a thread of its own, because nothing else can time out a DNS lookup."""
    connections, future = GuardedConnections(), Future[Response]()
    threading.Thread(target=_send_into, args=(future, connections, request), daemon=True).start()
    try:
        return future.result(settings.GUARDED_REQUESTS["total_timeout"])
    except TimeoutError:
        raise FetchError(TOO_SLOW) from None
    finally:
        connections.close()


def is_public_ip(text: str) -> bool:
    """Return whether an IP address is on the internet; loopback addresses count if the settings allow them."""
    address = _extract_ipv4(ip_address(text.partition("%")[0]))
    if address.is_loopback:
        return settings.GUARDED_REQUESTS["allow_loopback"]
    if isinstance(address, IPv6Address) and (address not in GLOBAL_UNICAST or address in SIX_TO_FOUR):
        return False
    return address.is_global and not address.is_multicast


def _extract_ipv4(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address is translated to, or else the address itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


class GuardedConnections:
    """The connections of one download, which another thread can close when the deadline has passed."""

    def __init__(self) -> None:
        self.deadline = time.monotonic() + settings.GUARDED_REQUESTS["total_timeout"]
        self.sockets: list[socket.socket] = []

    def connect(self, host: str, port: int) -> socket.socket:
        """Resolve the name once, and connect to an IP address that was checked: DNS cannot change in between."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        public = [entry for entry in found if is_public_ip(str(entry[4][0]))]
        if not public:
            raise FetchError(f"{host} is in a private network, which is not allowed.")
        reason: OSError | None = None
        for family, kind, protocol, _, address in public:
            try:
                return self._connect(socket.socket(family, kind, protocol), address)
            except OSError as error:
                reason = error
        if isinstance(reason, TimeoutError):
            raise FetchError(TOO_SLOW)
        raise FetchError(f"No connection to {host}.")

    def _connect(self, sock: socket.socket, address: Any) -> socket.socket:
        if time.monotonic() > self.deadline:
            raise TimeoutError
        self.sockets.append(sock.dup())
        sock.settimeout(settings.GUARDED_REQUESTS["connect_timeout"])
        try:
            sock.connect(address)
        except OSError:
            sock.close()
            raise
        return sock

    def close(self) -> None:
        """Shut down every socket, which wakes a thread that is blocked on it."""
        for sock in self.sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()


class GuardedAdapter(HTTPAdapter):
    """Opens the sockets of a `requests` session through `GuardedConnections`; TLS and certificates are unchanged.

    It overrides urllib3's private `_new_conn`, tested with urllib3 2.8
    (https://github.com/urllib3/urllib3/blob/2.8.0/src/urllib3/connection.py), because urllib3 has no public way to
    supply a socket. A test fails if urllib3 opens sockets elsewhere.
    """

    def __init__(self, connections: GuardedConnections) -> None:
        self.connections = connections
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": self._get_pool_class(HTTPConnectionPool, HTTPConnection),
            "https": self._get_pool_class(HTTPSConnectionPool, HTTPSConnection),
        }

    def _get_pool_class(self, pool: type, connection: type) -> Any:
        def new_conn(self_: Any, connections: GuardedConnections = self.connections) -> socket.socket:
            return connections.connect(self_.host.strip("[]"), self_.port)

        connection_class = type(f"Guarded{connection.__name__}", (connection,), {"_new_conn": new_conn})
        return type(f"Guarded{pool.__name__}", (pool,), {"ConnectionCls": connection_class})


def _send_into(future: "Future[Response]", connections: GuardedConnections, request: Request) -> None:
    try:
        future.set_result(_send(connections, request))
    except (requests.Timeout, urllib3.exceptions.TimeoutError):
        future.set_exception(FetchError(TOO_SLOW))
    except requests.exceptions.SSLError:
        future.set_exception(FetchError("The server's certificate is not valid."))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
        future.set_exception(FetchError("The connection failed."))
    except Exception as error:  # noqa: BLE001 - raised in the thread that waits for the future
        future.set_exception(error)


def _send(connections: GuardedConnections, request: Request) -> Response:
    """Send the request and follow redirects. Each server is connected to through `connections`."""
    url = request.url
    with requests.Session() as session:
        session.trust_env = False  # no proxy, which would connect unchecked; no passwords from ~/.netrc
        session.headers["User-Agent"] = f"Care City website (+{settings.SITE_URL})"
        session.mount("http://", GuardedAdapter(connections))
        session.mount("https://", GuardedAdapter(connections))
        timeout = settings.GUARDED_REQUESTS["connect_timeout"], settings.GUARDED_REQUESTS["read_timeout"]
        for _ in range(MAX_REDIRECTS + 1):
            with session.request(
                request.method, url, headers=request.headers, timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                if not response.is_redirect:
                    body = _read_body(response) if request.reads_body else b""
                    return Response(response.status_code, response.headers, body)
                location = response.headers["Location"]
                url = urljoin(url, location) if request.is_public else _get_redirect_url(url, location)
    raise FetchError("The server redirects too often.")


def _get_redirect_url(url: str, location: str) -> str:
    """Return the target of a redirect on the same server. Other servers must not see our request or API key."""
    target = urljoin(url, location)
    old, new = urlsplit(url), urlsplit(target)
    to_https = (old.scheme, new.scheme) == ("http", "https") and {old.port, new.port} == {None}
    if old.hostname == new.hostname and (to_https or (old.scheme, old.port) == (new.scheme, new.port)):
        return target
    raise FetchError(f"The server redirects to another server ({new.hostname}), which is not allowed.")


def _read_body(response: requests.Response) -> bytes:
    """Return the decompressed body; refuse a large one without reading all of it."""
    body = b""
    for chunk in response.raw.stream(CHUNK_SIZE, decode_content=True):
        body += chunk
        if len(body) > settings.GUARDED_REQUESTS["size_limit"]:
            raise FetchError("The response is too large.")
    return body
