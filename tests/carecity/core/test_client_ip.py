"""Tests of telling senders apart: by the IP address that our own proxies saw, or the network of an IPv6 address."""

import pytest
from django.test import RequestFactory

from carecity.core.client_ip import get_client_ip, hash_client_ip, hmac_digest


def hash_of(ip):
    return hash_client_ip(RequestFactory().get("/", REMOTE_ADDR=ip))


def test_hash_client_ip_is_the_same_within_an_ipv6_network_only():
    assert hash_of("2001:db8::1") == hash_of("2001:db8::2")
    assert hash_of("2001:db8::1") != hash_of("2001:db8:0:1::1")
    assert hash_of("192.0.2.1") != hash_of("192.0.2.2")
    assert hash_of("::ffff:192.0.2.1") == hash_of("192.0.2.1")
    assert hash_of("") == hash_of("")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "forged, 203.0.113.9", "203.0.113.9"),
        (2, "forged, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_get_client_ip_trusts_only_entries_of_our_own_proxies(proxies, forwarded, expected, settings):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert get_client_ip(request) == expected


def test_hmac_digest_is_that_of_stored_hashes(settings):
    """Submission keys in the database were made with this salt, and must be found again."""
    settings.SECRET_KEY = "only-for-tests"  # noqa: S105 - for a known result
    assert hmac_digest("a", "b") == "d970ef9c2b2b29236b6f3003ffee29d0cee76894f1160ea5e512c21261264964"
