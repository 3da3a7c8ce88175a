"""No account leads into a private network, by whatever name or spelling; certificates are looked at."""

import socket
import ssl

import pytest

from pages.models import SocialAccount
from pages.social_media.addresses import is_public
from pages.social_media.client import download
from pages.social_media.post import ReadingError
from pages.social_media.sync import read_account

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
def names(monkeypatch):
    """Return what names resolve to, a list of answers for each, used up from the front; others are unknown."""
    book, asked = {}, []

    def resolve(host, port, *_arguments, **_options):
        asked.append(host)
        if host not in book:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        addresses = book[host].pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    book["asked"] = asked
    return book


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_never_public(address, stub):
    assert not is_public(address)


@pytest.mark.parametrize("address", LOOPBACK)
def test_loopback_is_public_only_where_the_settings_say_so(address, stub, settings):
    assert is_public(address)
    settings.SOCIAL["allow_loopback"] = False
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1", "2130706433", "0x7f.1", "localhost"],
)
def test_a_feed_at_a_private_address_is_refused_without_a_connection(host, db, stub, settings):
    settings.SOCIAL["allow_loopback"] = False
    account = SocialAccount.objects.create(kind="feed", handle=f"http://{host}:{stub.port}/feed.xml")
    assert "private network" in read_account(account)
    assert stub.asked == []


def test_a_name_that_leads_to_a_private_address_is_refused(names, stub, settings):
    settings.SOCIAL["allow_loopback"] = False
    names["inside.example"] = [["127.0.0.1", "10.0.0.1"]]
    with pytest.raises(ReadingError, match="private network"):
        download(f"http://inside.example:{stub.port}/", {})
    assert stub.asked == []


def test_a_name_is_resolved_once_so_that_it_cannot_change_after_the_check(names, stub):
    names["changing.example"] = [["10.0.0.1", "127.0.0.1"], ["10.0.0.1"]]
    stub.behave = lambda server: server.answer(b"well")
    assert download(f"http://changing.example:{stub.port}/", {}).body == b"well"
    assert names["asked"] == ["changing.example"]
    assert stub.asked[0][1]["Host"] == f"changing.example:{stub.port}"


def test_a_name_that_nobody_knows_is_told(names, stub):
    with pytest.raises(ReadingError, match="could not be made"):
        download("http://nobody.example/", {})


def test_a_name_server_that_hangs_does_not_hold_us_up(stub, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: stub.over.wait())
    with pytest.raises(ReadingError, match="too long"):
        download("http://slow.example/", {})


def test_a_proxy_of_the_environment_is_not_used(stub, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    stub.behave = lambda server: server.answer(b"direct")
    assert download(f"{stub.url}/", {}).body == b"direct"


def test_a_server_without_a_valid_certificate_is_not_read(stub, monkeypatch):
    seen = []
    wrap = ssl.SSLContext.wrap_socket

    def watch(context, *arguments, **options):
        seen.append((context.verify_mode, context.check_hostname, options["server_hostname"]))
        return wrap(context, *arguments, **options)

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", watch)
    stub.behave = lambda server: server.answer()
    with pytest.raises(ReadingError, match=r"certificate|could not be made"):
        download(f"https://localhost:{stub.port}/", {})
    assert seen == [(ssl.CERT_REQUIRED, True, "localhost")]
