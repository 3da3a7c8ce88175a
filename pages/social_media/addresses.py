"""Connections to public addresses only. The address checked is the one connected to: no name can change between."""

import socket
import time
from contextlib import suppress
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .post import ReadingError

TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address
TUNNELLED = IPv6Network("2002::/16")  # 6to4: so are the second and third group
ASSIGNED = IPv6Network("2000::/3")  # where public IPv6 addresses are


def is_public(text):
    """Tell whether an address belongs to the internet; loopback counts where the settings say so."""
    address = _carried(ip_address(text.partition("%")[0]))
    if address.is_loopback:
        return settings.SOCIAL["allow_loopback"]
    if isinstance(address, IPv6Address) and (address not in ASSIGNED or address in TUNNELLED):
        return False
    return address.is_global and not address.is_multicast


def _carried(address):
    """Return the IPv4 address within an IPv6 address that stands for one, else the address."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in TRANSLATED:
            return ip_address(int(address) & 0xFFFFFFFF)
    return address


class Lines:
    """The connections of one download, so that it can be ended from outside when its time is over."""

    def __init__(self):
        self.ends_at = time.monotonic() + settings.SOCIAL["total_timeout"]
        self.open = []

    def connect(self, host, port):
        """Resolve the name once, and connect to the first of its public addresses that answers."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        public = [entry for entry in found if is_public(entry[4][0])]
        if not public:
            raise ReadingError(f"The address {host} leads into a private network, which is not read.")
        for family, kind, protocol, _, address in public:
            with suppress(OSError):
                return self._connect(socket.socket(family, kind, protocol), address)
        raise ReadingError(f"No connection to {host}.")

    def _connect(self, line, address):
        if time.monotonic() > self.ends_at:
            raise TimeoutError
        self.open.append(line.dup())
        line.settimeout(settings.SOCIAL["connect_timeout"])
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line

    def cut(self):
        """End every connection, whatever it waits for."""
        for line in self.open:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()


class PublicAdapter(HTTPAdapter):
    """Makes a session of `requests` connect through `Lines`; the rest, such as certificates, is as ever."""

    def __init__(self, lines):
        self.lines = lines
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        """Put pools with our own connections in the place of urllib3's."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": self._pool(HTTPConnectionPool, HTTPConnection),
            "https": self._pool(HTTPSConnectionPool, HTTPSConnection),
        }

    def _pool(self, pool, connection):
        def connect(self_, lines=self.lines):
            return lines.connect(self_.host.strip("[]"), self_.port)

        ours = type(f"Public{connection.__name__}", (connection,), {"_new_conn": connect})
        return type(f"Public{pool.__name__}", (pool,), {"ConnectionCls": ours})
