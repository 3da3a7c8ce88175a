"""How much one sender may send, how senders are told apart, and that no address is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from carecity.core.client_ip import get_client_ip, hash_client_ip
from contact.models import Feedback, FeedbackSettings
from tests.factories import REPLY, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_an_hour(site):
    """Take two messages an hour from one sender."""
    return FeedbackSettings.objects.create(messages_an_hour=2)


def send(client, number, *, address="192.0.2.1", **changes):
    return client.post("/contact/", make_post(message=f"Message {number}", **changes), REMOTE_ADDR=address)


def test_the_third_message_is_refused_openly_and_stays_in_the_form(two_an_hour, client):
    assert [send(client, number).status_code for number in range(2)] == [303, 303]
    answer = send(client, 3)
    assert answer.status_code == 429
    assert "Nothing you typed is lost" in answer.text
    assert "telephone us on 0300 300 1548" in answer.text
    assert answer.context["form"]["message"].value() == "Message 3"
    assert Feedback.objects.count() == 2


def test_an_address_for_replies_counts_wherever_it_is_used_from(two_an_hour, client):
    places = ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    answers = [send(client, number, address=place, **REPLY).status_code for number, place in enumerate(places)]
    assert answers == [303, 303, 429]
    assert send(client, 4, address="192.0.2.4").status_code == 303


def test_errors_and_repeats_cost_nothing(two_an_hour, client):
    for _ in range(5):
        assert client.post("/contact/", make_post(message="")).status_code == 200
        assert send(client, 1).status_code == 303
    assert send(client, 2).status_code == 303


def test_a_count_lasts_for_its_hour(two_an_hour, client):
    for number in range(2):
        send(client, number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT expires FROM shared_cache WHERE cache_key LIKE '%%throttle%%'")
        expires = [datetime.fromisoformat(str(row[0])).replace(tzinfo=UTC) for row in cursor.fetchall()]
    assert len(expires) == 1
    assert timedelta(minutes=55) < expires[0] - timezone.now() <= timedelta(hours=1)


def test_a_household_shares_its_network_of_version_6_and_neighbours_do_not():
    def hashed(address):
        return hash_client_ip(RequestFactory().get("/", REMOTE_ADDR=address))

    assert hashed("2001:db8::1") == hashed("2001:db8::2")
    assert hashed("2001:db8::1") != hashed("2001:db8:0:1::1")
    assert hashed("192.0.2.1") != hashed("192.0.2.2")
    assert hashed("") == hashed("")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "forged, 203.0.113.9", "203.0.113.9"),
        (2, "forged, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_forwarded_addresses_are_believed_as_far_as_our_own_proxies_go(proxies, forwarded, address, settings):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert get_client_ip(request) == address


def test_the_cache_keeps_no_address_of_either_sort_and_forgets(two_an_hour, client):
    send(client, 1, **REPLY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value, expires FROM shared_cache")
        rows = cursor.fetchall()
    assert rows
    assert not any(secret in str(row) for row in rows for secret in ("192.0.2.1", "jo@example.org", "Message 1"))
    assert all(expires is not None for *_, expires in rows)
    assert caches["shared"]._table == "shared_cache"
