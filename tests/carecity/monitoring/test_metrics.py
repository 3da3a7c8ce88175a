"""Who may read the metrics, and their values. tests/system shows that the figures of several processes add up."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ, Success

from carecity.monitoring.middleware import ROUTE_KINDS
from contact.models import Mail
from pages.models import NotFoundPath
from tests.carecity.security.all_paths import all_paths
from tests.factories import make_feedback

from .scrape import AUTHORIZATION, TOKEN, parse_metrics

pytestmark = pytest.mark.django_db


@pytest.fixture
def scrape(settings, client):
    """Return a function that reads the metrics."""
    settings.METRICS_TOKEN = TOKEN
    return lambda: parse_metrics(client.get("/metrics", headers=AUTHORIZATION).text)


@pytest.mark.parametrize(
    ("token", "given"), [("", None), ("", "Bearer "), ("token", None), ("token", "Bearer tokens"), ("token", "token")]
)
def test_metrics_without_the_token_are_not_found(token, given, settings, client):
    settings.METRICS_TOKEN = token
    response = client.get("/metrics", headers={"Authorization": given} if given else {})
    assert response.status_code == 404
    assert "carecity_" not in response.text
    assert not NotFoundPath.objects.exists()


def test_requests_are_counted_by_method_status_and_cache_and_labels_hold_no_request_text(scrape, client):
    before = scrape().get("carecity_requests_total", {})
    for send in (client.get, client.post, lambda path: client.generic("CANARY", path)):
        send("/canary/")
    after = scrape()["carecity_requests_total"]
    for method in ("GET", "POST", "other"):
        labels = ("none", method, "4xx")  # cache, method, status
        assert after[labels] == before.get(labels, 0) + 1
    assert after.keys() - before.keys() <= {("none", method, "4xx") for method in ("GET", "POST", "other")}


def test_response_times_are_labelled_with_a_few_kinds_of_route(scrape):
    client = Client(raise_request_exception=False)
    for path in [*all_paths()[::5], "/", "/static/none.css"]:
        client.get(path)
    kinds = {kind for (kind,) in scrape()["carecity_request_seconds_count"]}
    assert {"page", "cms", "feedback", "other"} <= kinds <= {*ROUTE_KINDS.values(), "page", "static", "other"}


def test_probes_are_not_counted(scrape, client):
    before = scrape()
    client.get("/livez")
    assert scrape().get("carecity_requests_total") == before.get("carecity_requests_total")


def test_worker_mail_feedback_and_paths_not_found_are_measured(scrape):
    assert "carecity_worker_silent_seconds" not in scrape()
    now, hour = timezone.now(), timedelta(hours=1)
    OrmQ.objects.create(key="carecity", payload="", lock=now - hour)
    OrmQ.objects.create(key="carecity", payload="", lock=now + hour)  # taken by a worker
    Success.objects.create(id="x", name="x", func="x", started=now - 2 * hour, stopped=now - 2 * hour, success=True)
    mail = Mail.objects.create(purpose="digest")
    Mail.objects.filter(pk=mail.pk).update(created_at=now - 3 * hour)
    Mail.objects.create(purpose="digest", failed_at=now)
    make_feedback()
    make_feedback()
    make_feedback(quarantined=True)
    NotFoundPath.record("/canary/")
    values = {name: numbers.get(()) for name, numbers in scrape().items()}
    assert values["carecity_database_up"] == values["carecity_tasks_due"] == values["carecity_mail_given_up"] == 1
    assert values["carecity_missed_addresses"] == 1
    assert 1 <= values["carecity_task_oldest_due_seconds"] / hour.total_seconds() < 2
    assert 2 <= values["carecity_worker_silent_seconds"] / hour.total_seconds() < 3
    assert 3 <= values["carecity_mail_oldest_unsent_seconds"] / hour.total_seconds() < 4
    assert scrape()["carecity_feedback"] == {("open",): 2, ("quarantined",): 1}


def test_metrics_without_the_database_still_hold_the_request_counts(scrape, client, monkeypatch):
    def fail():
        raise OperationalError("The database is away.")

    client.get("/about/")
    monkeypatch.setattr("carecity.monitoring.collectors.due_tasks", fail)
    values = scrape()
    assert values["carecity_database_up"][()] == 0
    assert values["carecity_requests_total"]
    assert "carecity_feedback" not in values
