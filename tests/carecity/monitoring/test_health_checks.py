"""`/healthz`: OK or not for the public, with the failed check for superusers."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django_q.models import OrmQ, Success
from health_check.base import HealthCheck
from health_check.exceptions import HealthCheckException

from carecity.monitoring.health_checks import Backlog, Migrations, Worker
from carecity.monitoring.views import HealthView
from contact.health_checks import OutgoingMail
from contact.models import Mail

pytestmark = pytest.mark.django_db


def finish_task(minutes_ago):
    then = timezone.now() - timedelta(minutes=minutes_ago)
    Success.objects.create(id="x", name="x", func="x", started=then, stopped=then, success=True)


def get_error(check):
    """Return the text of the check's error, or None."""
    try:
        check.run()
    except HealthCheckException as error:
        return str(error)
    return None


def test_worker_without_a_recent_task_fails():
    assert "has not finished any task yet" in get_error(Worker())
    finish_task(6)
    assert "has not finished a task since" in get_error(Worker())
    Success.objects.all().delete()
    finish_task(1)
    assert get_error(Worker()) is None


@pytest.mark.parametrize(
    ("minutes_ago", "failing"), [(11, True), (9, False), (-1, False)]
)  # the last is taken by a worker
def test_backlog_with_a_task_waiting_for_long_fails(minutes_ago, failing):
    assert get_error(Backlog()) is None
    OrmQ.objects.create(key="carecity", payload="", lock=timezone.now() - timedelta(minutes=minutes_ago))
    assert bool(get_error(Backlog())) == failing


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, None),
        ({"failed_at": timezone.now()}, "failed mail: 1"),
        ({"created_at": timezone.now() - timedelta(hours=2)}, "unsent for more than an hour: 1"),
        ({"created_at": timezone.now() - timedelta(hours=2), "sent_at": timezone.now()}, None),
    ],
)
def test_outgoing_mail_given_up_or_waiting_for_long_fails(fields, error):
    mail = Mail.objects.create(purpose="digest")
    Mail.objects.filter(pk=mail.pk).update(**fields)
    found = get_error(OutgoingMail())
    assert found is None if error is None else error in found


def test_migrations_unapplied_fail(monkeypatch):
    assert get_error(Migrations()) is None
    monkeypatch.setattr("carecity.monitoring.health_checks.MigrationExecutor.migration_plan", lambda *_: [object()])
    assert "unapplied migrations: 1" in get_error(Migrations())


def test_health_view_runs_every_own_check():
    ours = {check for check in HealthCheck.__subclasses__() if check.__module__.startswith(("carecity", "contact"))}
    assert ours == {type(check) for check in HealthView().get_checks()} & ours
    assert len(ours) == 4


@pytest.mark.django_db(transaction=True)
def test_health_view_shows_details_to_superusers_only(client, monkeypatch):
    monkeypatch.setattr("carecity.monitoring.views.HealthView.checks", [Worker])
    for query, accept in [("", "*/*"), ("?format=json", "application/json"), ("?format=rss", "nonsense")]:
        response = client.get(f"/healthz{query}", headers={"Accept": accept})
        assert (response.status_code, response.text) == (500, "Not OK\n")
        assert "no-store" in response["Cache-Control"]
    client.force_login(User.objects.create_user("reviewer"))
    assert client.get("/healthz").text == "Not OK\n"
    client.force_login(User.objects.create_superuser("operator"))
    assert "the worker has not finished any task yet" in client.get("/healthz").text
