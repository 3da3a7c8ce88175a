"""What the background worker does and when, as data; written to django-q2's own table after each migration."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

PUBLISHING = "publish and expire scheduled pages"
PREFIX = "carecity: "  # marks the entries that are ours to change and remove


@dataclass(frozen=True)
class Job:
    """A management command that runs every so many minutes, or every day at an hour of local time."""

    name: str
    command: str
    hour: int | None = None
    minutes: int = 1


TIMETABLE = [
    Job(PUBLISHING, "publish_scheduled"),
    Job("send mail that is due", "send_due_mail"),
    Job("read posts of social media accounts", "fetch_posts", minutes=15),
    Job("forget sessions that are over", "clearsessions", hour=2),
    Job("forget feedback whose time is over", "purge_feedback", hour=3),
    Job("bring documents of the first release", "bring_documents", hour=4),
    Job("send the digest of open feedback", "send_digest", hour=7),
]


def write_timetable(**_kwargs):
    """Make the worker's table equal to `TIMETABLE`: safe to repeat, and blind to entries that are not ours."""
    from django_q.models import Schedule

    for job in TIMETABLE:
        every = Schedule.MINUTES if job.hour is None else Schedule.DAILY
        fixed = {
            "func": "django.core.management.call_command",
            "args": repr((job.command,)),
            "schedule_type": every,
            "minutes": job.minutes if job.hour is None else None,
            "repeats": -1,
        }
        first = fixed | {"next_run": timezone.now() if job.hour is None else _next(job.hour)}
        Schedule.objects.update_or_create(name=PREFIX + job.name, defaults=fixed, create_defaults=first)
    names = [PREFIX + job.name for job in TIMETABLE]
    Schedule.objects.filter(name__startswith=PREFIX).exclude(name__in=names).delete()


def _next(hour):
    """Return the next time that the clock shows this hour here."""
    now = timezone.localtime()
    today = timezone.make_aware(datetime(now.year, now.month, now.day, hour))  # noqa: DTZ001 - made aware here
    return today if today > now else today + timedelta(days=1)
