"""The worker's schedules, and a scheduled page that they publish."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import Schedule
from django_q.scheduler import scheduler

from carecity.core.schedules import SCHEDULED_JOBS, sync_schedules
from pages.models import StandardPage
from tests.worker import run_queue

pytestmark = pytest.mark.django_db


def test_sync_schedules_creates_each_job_once():
    names = sorted(Schedule.objects.values_list("name", flat=True))
    assert names == sorted(f"carecity: {job.name}" for job in SCHEDULED_JOBS)
    sync_schedules()
    assert Schedule.objects.count() == len(SCHEDULED_JOBS)


def test_sync_schedules_deletes_old_jobs_of_ours_only():
    Schedule.objects.create(name="carecity: old job", func="builtins.print")
    Schedule.objects.create(name="other", func="builtins.print")
    sync_schedules()
    names = set(Schedule.objects.values_list("name", flat=True))
    assert "carecity: old job" not in names
    assert "other" in names


def test_scheduled_page_is_published_by_the_worker(site, client, one_connection):
    page = StandardPage(title="Later", slug="later", live=False)
    site.root_page.add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    assert client.get("/later/").status_code == 404

    revision = page.get_latest_revision()  # a minute later, by moving the date instead of the clock
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    Schedule.objects.update(next_run=timezone.now() - timedelta(seconds=1))
    scheduler()
    run_queue()
    assert client.get("/later/").status_code == 200
