"""The hourly limit of messages from one sender, whose IP address and email address are not stored."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from contact.models import Feedback, FeedbackSettings
from tests.factories import REPLY, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_an_hour(site, one_window):
    """Allow two messages an hour from one sender."""
    return FeedbackSettings.objects.create(messages_an_hour=2)


def send(client, number, *, ip="192.0.2.1", **changes):
    return client.post("/contact/", make_post(message=f"Message {number}", **changes), REMOTE_ADDR=ip)


def test_message_over_the_limit_is_refused_and_stays_in_the_form(two_an_hour, client, template_contexts):
    assert [send(client, number).status_code for number in range(2)] == [303, 303]
    response = send(client, 3)
    assert response.status_code == 429
    assert "Nothing you typed is lost" in response.text
    assert "telephone us on 0300 300 1548" in response.text
    assert response.context["form"]["message"].value() == "Message 3"
    assert Feedback.objects.count() == 2


def test_messages_with_one_reply_address_count_from_any_ip_address(two_an_hour, client):
    ip_addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    statuses = [send(client, number, ip=ip, **REPLY).status_code for number, ip in enumerate(ip_addresses)]
    assert statuses == [303, 303, 429]
    assert send(client, 4, ip="192.0.2.4").status_code == 303


def test_invalid_and_repeated_messages_do_not_count(two_an_hour, client):
    post = make_post(message="Message 1")
    for _ in range(5):
        assert client.post("/contact/", make_post(message="")).status_code == 200
        assert client.post("/contact/", post, REMOTE_ADDR="192.0.2.1").status_code == 303
    assert send(client, 2).status_code == 303


def test_count_expires_after_an_hour(two_an_hour, client):
    for number in range(2):
        send(client, number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT expires FROM shared_cache WHERE cache_key LIKE '%%throttle%%'")
        expires = [datetime.fromisoformat(str(row[0])).replace(tzinfo=UTC) for row in cursor.fetchall()]
    assert len(expires) == 1
    assert timedelta(minutes=55) < expires[0] - timezone.now() <= timedelta(hours=1)


def test_cache_stores_no_personal_data_and_expires(two_an_hour, client):
    send(client, 1, **REPLY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value, expires FROM shared_cache")
        rows = cursor.fetchall()
    assert rows
    assert not any(secret in str(row) for row in rows for secret in ("192.0.2.1", "jo@example.org", "Message 1"))
    assert all(expires is not None for *_, expires in rows)
    assert caches["shared"]._table == "shared_cache"
