"""Opportunities, and for staff what changes by itself, as iCalendar files (RFC 5545), which `icalendar` writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

if TYPE_CHECKING:
    from wagtail.models import Page

    from pages.models import OpportunityPage

    from .schedule import ScheduledChange

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # not allowed in text (RFC 5545, 3.1)


def get_calendar(page: Page, opportunities: Iterable[OpportunityPage]) -> bytes:
    """Return a calendar with the name of the page."""
    return _get_calendar(page.title, map(get_event, opportunities))


def get_staff_calendar(name: str, changes: Iterable[ScheduledChange]) -> bytes:
    """Return a calendar of what changes by itself, for staff: each entry links to the screen that changes it."""
    return _get_calendar(name, map(get_change_event, changes))


def _get_calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Website//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", clean_text(name))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def get_event(page: OpportunityPage) -> Event:
    """Return an event from its start to its end; of anything else, the moment in which it closes.

    Times are in UTC, so that the file needs no definition of a time zone.
    """
    event = Event()
    event.add("uid", f"{page.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", _utc(page.last_published_at or timezone.now()))  # a later one replaces the entry (RFC 5546)
    starts_at = page.starts_at if page.is_event else page.closes_at
    event.add("dtstart", _utc(starts_at))
    if page.is_event:
        event.add("dtend", _utc(page.ends_at))
    heading = page.display_heading if page.is_event else f"Closes: {page.display_heading}"
    event.add("summary", clean_text(f"Cancelled: {heading}" if page.cancelled else heading))
    event.add("description", clean_text(page.summary))
    if page.location or page.online:
        event.add("location", clean_text(page.location or page.online))
    event.add("url", page.get_canonical_url())
    event.add("status", "CANCELLED" if page.cancelled else "CONFIRMED")
    return event


def get_change_event(change: ScheduledChange) -> Event:
    """Return a moment, or a whole day, which takes no time in the reader's calendar."""
    event = Event()
    event.add("uid", f"{change.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", _utc(timezone.now()))
    event.add("dtstart", timezone.localdate(change.at) if change.is_whole_day else _utc(change.at))
    event.add("summary", clean_text(f"{change.title}: {change.text[0].lower()}{change.text[1:]}"))
    event.add("url", f"{settings.SITE_URL}{change.edit_url}")
    event.add("transp", "TRANSPARENT")
    return event


def clean_text(text: str) -> str:
    return CONTROL_CHARACTERS.sub("", text)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
