"""No URL reaches a private network, however it is spelled; certificates are verified."""

import inspect
import socket
import ssl
from contextlib import ExitStack, suppress

import pytest
from urllib3.connection import HTTPConnection, HTTPSConnection

from carecity.core.http import FetchError, download, is_public_ip
from pages.models import SocialAccount
from pages.social_media.sync import sync_account
from tests.stub_server import SHORT_TIMEOUTS

PRIVATE = [
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - to be refused
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "::10.0.0.1",
    "2001::1",
    "100::1",
]
LOOPBACK = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "64:ff9b::127.0.0.1"]
PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"]


@pytest.fixture
def dns(monkeypatch):
    """Return the DNS records: for each name, a list of responses that are used up from the front."""
    records, lookups = {}, []

    def resolve(host, port, *_arguments, **_options):
        lookups.append(host)
        if host not in records:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        addresses = records[host].pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    records["lookups"] = lookups
    return records


@pytest.mark.parametrize("address", PRIVATE)
def test_is_public_ip_private_address_is_false(address, stub):
    assert not is_public_ip(address)


@pytest.mark.parametrize("address", LOOPBACK)
def test_is_public_ip_loopback_depends_on_setting(address, stub, settings):
    assert is_public_ip(address)
    settings.GUARDED_REQUESTS["allow_loopback"] = False
    assert not is_public_ip(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_is_public_ip_public_address_is_true(address):
    assert is_public_ip(address)


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1", "2130706433", "0x7f.1", "localhost"],
)
def test_sync_account_private_address_is_refused_without_connection(host, db, stub, settings):
    settings.GUARDED_REQUESTS["allow_loopback"] = False
    account = SocialAccount.objects.create(kind="feed", handle=f"http://{host}:{stub.port}/feed.xml")
    assert "private network" in sync_account(account)
    assert stub.requests == []


def test_download_name_with_private_addresses_is_refused(dns, stub, settings):
    settings.GUARDED_REQUESTS["allow_loopback"] = False
    dns["inside.example"] = [["127.0.0.1", "10.0.0.1"]]
    with pytest.raises(FetchError, match="private network"):
        download(f"http://inside.example:{stub.port}/", {})
    assert stub.requests == []


def test_download_resolves_name_once_so_it_cannot_change_after_check(dns, stub):
    dns["changing.example"] = [["10.0.0.1", "127.0.0.1"], ["10.0.0.1"]]
    stub.behave = lambda server: server.respond(b"good")
    assert download(f"http://changing.example:{stub.port}/", {}).body == b"good"
    assert dns["lookups"] == ["changing.example"]
    assert stub.requests[0][1]["Host"] == f"changing.example:{stub.port}"


def test_download_unknown_name_fails(dns, stub):
    with pytest.raises(FetchError, match="connection failed"):
        download("http://unknown.example/", {})


def test_download_hanging_dns_server_times_out(stub, settings, monkeypatch):
    settings.GUARDED_REQUESTS |= SHORT_TIMEOUTS
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: stub.stopped.wait())
    with pytest.raises(FetchError, match="too long"):
        download("http://slow.example/", {})


def test_download_closed_port_and_full_queue_are_two_errors(stub, settings):
    settings.GUARDED_REQUESTS |= {"connect_timeout": 0.3}
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server, ExitStack() as clients:
        address = server.getsockname()
        with suppress(TimeoutError):  # the queue of connections that wait to be accepted is full
            for _ in range(20):
                clients.enter_context(socket.create_connection(address, timeout=0.1))
        with pytest.raises(FetchError, match="too long"):
            download(f"http://127.0.0.1:{address[1]}/", {})
    with pytest.raises(FetchError, match=r"No connection to 127\.0\.0\.1\."):
        download(f"http://127.0.0.1:{address[1]}/", {})


def test_download_ignores_proxy_of_environment(stub, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    stub.behave = lambda server: server.respond(b"direct")
    assert download(f"{stub.url}/", {}).body == b"direct"


def test_download_verifies_certificate(stub, monkeypatch):
    seen = []
    wrap = ssl.SSLContext.wrap_socket

    def spy(context, *arguments, **options):
        seen.append((context.verify_mode, context.check_hostname, options["server_hostname"]))
        return wrap(context, *arguments, **options)

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", spy)
    stub.behave = lambda server: server.respond()
    with pytest.raises(FetchError, match=r"certificate|connection failed"):
        download(f"https://localhost:{stub.port}/", {})
    assert seen == [(ssl.CERT_REQUIRED, True, "localhost")]


@pytest.mark.parametrize("connection", [HTTPConnection, HTTPSConnection])
def test_urllib3_opens_sockets_where_the_adapter_expects_it(connection):
    assert "self._new_conn()" in inspect.getsource(connection.connect)
