"""`/healthz`: green when all is well, red with the reason for operators, and without details for strangers."""

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


def worked(minutes_ago):
    then = timezone.now() - timedelta(minutes=minutes_ago)
    Success.objects.create(id="x", name="x", func="x", started=then, stopped=then, success=True)


def complaint(check):
    """Return what the check complains of, or None."""
    try:
        check.run()
    except HealthCheckException as fault:
        return str(fault)
    return None


def test_worker_must_have_finished_something_lately():
    assert "nothing since the beginning" in complaint(Worker())
    worked(6)
    assert "nothing since" in complaint(Worker())
    Success.objects.all().delete()
    worked(1)
    assert complaint(Worker()) is None


@pytest.mark.parametrize(("minutes_ago", "red"), [(11, True), (9, False), (-1, False)])  # the last: a worker has it
def test_a_task_that_waits_for_long_turns_it_red(minutes_ago, red):
    assert complaint(Backlog()) is None
    OrmQ.objects.create(key="carecity", payload="", lock=timezone.now() - timedelta(minutes=minutes_ago))
    assert bool(complaint(Backlog())) == red


@pytest.mark.parametrize(
    ("fields", "red"),
    [
        ({}, None),
        ({"failed_at": timezone.now()}, "mail given up: 1"),
        ({"created_at": timezone.now() - timedelta(hours=2)}, "waiting for more than an hour: 1"),
        ({"created_at": timezone.now() - timedelta(hours=2), "sent_at": timezone.now()}, None),
    ],
)
def test_mail_that_was_given_up_or_waits_for_long_turns_it_red(fields, red):
    mail = Mail.objects.create(purpose="digest")
    Mail.objects.filter(pk=mail.pk).update(**fields)
    told = complaint(OutgoingMail())
    assert told is None if red is None else red in told


def test_migrations_that_have_not_run_turn_it_red(monkeypatch):
    assert complaint(Migrations()) is None
    monkeypatch.setattr("carecity.monitoring.health_checks.MigrationExecutor.migration_plan", lambda *_: [object()])
    assert "migrations that have not run: 1" in complaint(Migrations())


def test_every_check_of_ours_is_asked():
    ours = {check for check in HealthCheck.__subclasses__() if check.__module__.startswith(("carecity", "contact"))}
    assert ours == {type(check) for check in HealthView().get_checks()} & ours
    assert len(ours) == 4


@pytest.mark.django_db(transaction=True)
def test_strangers_and_staff_learn_only_whether_it_is_well_and_operators_why_not(client, monkeypatch):
    monkeypatch.setattr("carecity.monitoring.views.HealthView.checks", [Worker])
    for query, accept in [("", "*/*"), ("?format=json", "application/json"), ("?format=rss", "nonsense")]:
        answer = client.get(f"/healthz{query}", headers={"Accept": accept})
        assert (answer.status_code, answer.text) == (500, "Not OK\n")
        assert "no-store" in answer["Cache-Control"]
    client.force_login(User.objects.create_user("reviewer"))
    assert client.get("/healthz").text == "Not OK\n"
    client.force_login(User.objects.create_superuser("operator"))
    assert "the worker has finished nothing since" in client.get("/healthz").text
