"""Due dates: working days without England's bank holidays."""

from datetime import date

import pytest

from contact.deadlines import add_working_days, count_working_days, get_due_date
from contact.models import FeedbackSettings, Kind
from contact.services.triage import update
from tests.factories import make_feedback

CHRISTMAS_EVE = date(2026, 12, 24)  # a Thursday; 25 and 28 December are bank holidays


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 27), 10, date(2026, 12, 11)),
        (CHRISTMAS_EVE, 1, date(2026, 12, 29)),
        (CHRISTMAS_EVE, 5, date(2027, 1, 5)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Easter
        (date(2027, 4, 30), 1, date(2027, 5, 4)),  # early May bank holiday
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(start, number, end):
    assert add_working_days(start, number) == end
    assert count_working_days(start, end) == number


def test_same_day_counts_no_working_day():
    assert count_working_days(CHRISTMAS_EVE, CHRISTMAS_EVE) == 0
    assert count_working_days(CHRISTMAS_EVE, date(2026, 12, 28)) == 0


@pytest.mark.django_db
def test_complaint_about_data_protection_is_due_after_thirty_days_or_on_the_next_working_day():
    assert get_due_date(Kind.DATA_PROTECTION, date(2026, 12, 4)) == date(2027, 1, 4)
    assert get_due_date(Kind.DATA_PROTECTION, date(2026, 12, 7)) == date(2027, 1, 6)


@pytest.mark.django_db
def test_other_messages_are_due_after_the_working_days_in_the_settings():
    FeedbackSettings.objects.create(answer_within_days=3)
    assert get_due_date(Kind.QUESTION, CHRISTMAS_EVE) == date(2026, 12, 31)


@pytest.mark.django_db
def test_message_that_turns_out_to_be_a_complaint_gets_its_deadline_and_keeps_the_kind_of_its_sender(reviewer):
    feedback = make_feedback(received_on=date(2026, 12, 4), due_on=date(2026, 12, 18))
    update(feedback, {"kind": Kind.DATA_PROTECTION}, reviewer)
    feedback.refresh_from_db()
    assert (feedback.due_on, feedback.original_kind) == (date(2027, 1, 4), "question")
    update(feedback, {"kind": Kind.PROBLEM}, reviewer)
    feedback.refresh_from_db()
    assert (feedback.due_on, feedback.original_kind) == (date(2026, 12, 18), "question")
