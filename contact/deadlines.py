"""When a message is due. Working days are Monday to Friday without England's bank holidays."""

from datetime import date, timedelta
from functools import cache

import holidays

from contact.models import FeedbackSettings, Kind

DATA_PROTECTION_DAYS = 30  # to acknowledge a complaint: Data Protection Act 2018, section 164A
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")


def get_due_date(kind: str, received_on: date) -> date:
    """Return the date by which a message of this kind should be answered.

    A data-protection complaint is due after thirty days; where the last of them is no working day, on the next one.
    """
    if kind == Kind.DATA_PROTECTION:
        return first_working_day_from(received_on + timedelta(days=DATA_PROTECTION_DAYS))
    return add_working_days(received_on, FeedbackSettings.load().answer_within_days)


def add_working_days(day: date, number: int) -> date:
    """Return the last of `number` working days after `day`, which itself does not count."""
    return BANK_HOLIDAYS.get_nth_working_day(day, number)


def first_working_day_from(day: date) -> date:
    """Return `day`, or the next working day where it is none."""
    return day if BANK_HOLIDAYS.is_working_day(day) else add_working_days(day, 1)


@cache
def count_working_days(start: date, end: date) -> int:
    """Return the number of working days after `start` up to and including `end`; 0 on the same day."""
    return BANK_HOLIDAYS.get_working_days_count(start + timedelta(days=1), end) if end > start else 0
