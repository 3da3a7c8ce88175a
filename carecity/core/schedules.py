"""The scheduled jobs of the worker, as data; stored in django-q2's own table after each migration."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django_q.models import Schedule

SCHEDULE_PREFIX = "carecity: "  # marks the rows that are ours to change and delete
PUBLISHING_JOB = "publish and expire scheduled pages"


@dataclass(frozen=True)
class ScheduledJob:
    """A management command that runs every `minutes`, or daily at `hour` in local time.

    Names are stored in the database, and results of past runs are found by them.
    """

    name: str
    command: str
    hour: int | None = None
    minutes: int = 1


SCHEDULED_JOBS = [
    ScheduledJob(PUBLISHING_JOB, "publish_scheduled"),
    ScheduledJob("send mail that is due", "send_due_mail"),
    ScheduledJob("read posts of social media accounts", "fetch_posts", minutes=15),
    ScheduledJob("bring what another release has stored", "finish_upgrade", minutes=60),
    ScheduledJob("check links to other sites at night", "check_urls", minutes=5),
    ScheduledJob("complete feedback that another release stored", "complete_feedback", minutes=15),
    ScheduledJob("forget sessions that are over", "clearsessions", hour=2),
    ScheduledJob("forget feedback whose time is over", "purge_feedback", hour=3),
    ScheduledJob("send the digest of open feedback", "send_digest", hour=7),
]


def sync_schedules() -> None:
    """Make our rows of the schedule table equal to `SCHEDULED_JOBS`; leave other rows alone."""
    for job in SCHEDULED_JOBS:
        values = {
            "func": "django.core.management.call_command",
            "args": repr((job.command,)),
            "schedule_type": Schedule.MINUTES if job.hour is None else Schedule.DAILY,
            "minutes": job.minutes if job.hour is None else None,
            "repeats": -1,
        }
        first_run = timezone.now() if job.hour is None else _next_time_at(job.hour)
        Schedule.objects.update_or_create(
            name=SCHEDULE_PREFIX + job.name, defaults=values, create_defaults=values | {"next_run": first_run}
        )
    names = [SCHEDULE_PREFIX + job.name for job in SCHEDULED_JOBS]
    Schedule.objects.filter(name__startswith=SCHEDULE_PREFIX).exclude(name__in=names).delete()


def _next_time_at(hour: int) -> datetime:
    now = timezone.localtime()
    today = timezone.make_aware(datetime(now.year, now.month, now.day, hour))  # noqa: DTZ001 - made aware here
    return today if today > now else today + timedelta(days=1)
