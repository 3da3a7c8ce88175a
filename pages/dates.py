"""Days and times in words, in local time: "12 January 2027, 10am to noon"."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def format_time(moment: datetime) -> str:
    """Return the time of day: "10am", "5:30pm", "noon", "midnight"."""
    return date_format(timezone.localtime(moment), "P").replace(" a.m.", "am").replace(" p.m.", "pm")


def format_day_and_time(moment: datetime) -> str:
    """Return the day and the time: "31 January 2027, 5pm"."""
    return f"{date_format(timezone.localtime(moment), 'j F Y')}, {format_time(moment)}"


def format_period(start: datetime, end: datetime) -> str:
    """Return a period; the day once where it starts and ends on one."""
    is_one_day = timezone.localdate(start) == timezone.localdate(end)
    return f"{format_day_and_time(start)} to {format_time(end) if is_one_day else format_day_and_time(end)}"
