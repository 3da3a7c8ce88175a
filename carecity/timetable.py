"""What the background worker does and when, as data; written to django-q2's own table after each migration."""

from dataclasses import dataclass

PREFIX = "carecity: "  # marks the entries that are ours to change and remove


@dataclass(frozen=True)
class Job:
    """A management command that runs every so many minutes."""

    name: str
    command: str
    minutes: int


TIMETABLE = [
    Job("publish and expire scheduled pages", "publish_scheduled", minutes=1),
]


def write_timetable(**_kwargs):
    """Make the worker's table equal to `TIMETABLE`: safe to repeat, and blind to entries that are not ours."""
    from django_q.models import Schedule

    for job in TIMETABLE:
        Schedule.objects.update_or_create(
            name=PREFIX + job.name,
            defaults={
                "func": "django.core.management.call_command",
                "args": repr((job.command,)),
                "schedule_type": Schedule.MINUTES,
                "minutes": job.minutes,
                "repeats": -1,
            },
        )
    names = [PREFIX + job.name for job in TIMETABLE]
    Schedule.objects.filter(name__startswith=PREFIX).exclude(name__in=names).delete()
