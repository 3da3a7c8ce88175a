"""Who may read what is measured, and what the numbers are. That processes add up is shown in tests/system."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ, Success

from carecity.monitoring.middleware import KINDS
from contact.models import Mail
from pages.models import MissedAddress
from tests.carecity.security.urls import every_address
from tests.factories import make_feedback

from .measured import ALLOWED, KEY, samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def measured(settings, client):
    """Return a function that reads what is measured."""
    settings.METRICS_TOKEN = KEY
    return lambda: samples(client.get("/metrics", headers=ALLOWED).text)


@pytest.mark.parametrize(
    ("token", "given"), [("", None), ("", "Bearer "), ("token", None), ("token", "Bearer tokens"), ("token", "token")]
)
def test_without_the_token_there_is_nothing_here(token, given, settings, client):
    settings.METRICS_TOKEN = token
    answer = client.get("/metrics", headers={"Authorization": given} if given else {})
    assert answer.status_code == 404
    assert "carecity_" not in answer.text
    assert not MissedAddress.objects.exists()


def test_requests_are_counted_by_method_status_and_cache_and_no_label_is_made_up(measured, client):
    before = measured().get("carecity_requests_total", {})
    for ask in (client.get, client.post, lambda path: client.generic("CANARY", path)):
        ask("/canary/")
    after = measured()["carecity_requests_total"]
    for method in ("GET", "POST", "other"):
        cell = ("none", method, "4xx")  # cache, method, status
        assert after[cell] == before.get(cell, 0) + 1
    assert after.keys() - before.keys() <= {("none", method, "4xx") for method in ("GET", "POST", "other")}


def test_time_is_measured_by_a_few_kinds_of_route(measured):
    client = Client(raise_request_exception=False)
    for path in [*every_address()[::5], "/", "/static/none.css"]:
        client.get(path)
    kinds = {kind for (kind,) in measured()["carecity_request_seconds_count"]}
    assert {"page", "cms", "feedback", "other"} <= kinds <= {*KINDS.values(), "page", "static", "other"}


def test_what_machines_ask_is_not_counted(measured, client):
    before = measured()
    client.get("/livez")
    assert measured().get("carecity_requests_total") == before.get("carecity_requests_total")


def test_the_worker_the_mail_and_the_feedback_are_told_in_numbers(measured):
    assert "carecity_worker_silent_seconds" not in measured()
    now, hour = timezone.now(), timedelta(hours=1)
    OrmQ.objects.create(key="carecity", payload="", lock=now - hour)
    OrmQ.objects.create(key="carecity", payload="", lock=now + hour)  # in a worker's hands
    Success.objects.create(id="x", name="x", func="x", started=now - 2 * hour, stopped=now - 2 * hour, success=True)
    mail = Mail.objects.create(purpose="digest")
    Mail.objects.filter(pk=mail.pk).update(created_at=now - 3 * hour)
    Mail.objects.create(purpose="digest", failed_at=now)
    make_feedback()
    make_feedback()
    make_feedback(quarantined=True)
    MissedAddress.note("/canary/")
    told = {name: numbers.get(()) for name, numbers in measured().items()}
    assert told["carecity_database_up"] == told["carecity_tasks_due"] == told["carecity_mail_given_up"] == 1
    assert told["carecity_missed_addresses"] == 1
    assert 1 <= told["carecity_task_oldest_due_seconds"] / hour.total_seconds() < 2
    assert 2 <= told["carecity_worker_silent_seconds"] / hour.total_seconds() < 3
    assert 3 <= told["carecity_mail_oldest_unsent_seconds"] / hour.total_seconds() < 4
    assert measured()["carecity_feedback"] == {("open",): 2, ("quarantined",): 1}


def test_without_the_database_what_was_counted_is_still_told(measured, client, monkeypatch):
    def fail():
        raise OperationalError("The database is away.")

    client.get("/about/")
    monkeypatch.setattr("carecity.monitoring.collectors.due_tasks", fail)
    told = measured()
    assert told["carecity_database_up"][()] == 0
    assert told["carecity_requests_total"]
    assert "carecity_feedback" not in told
