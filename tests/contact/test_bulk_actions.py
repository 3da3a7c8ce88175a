"""Bulk actions on messages that a colleague has changed since the reviewer opened the list, or has left behind."""

import pytest
from bs4 import BeautifulSoup

from contact.models import Feedback
from contact.services import triage
from contact.services.replies import add_follow_up
from tests.conftest import make_client, make_staff
from tests.factories import make_feedback

from .conversation import press

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


@pytest.fixture
def colleague_client(db):
    """Sign in a second reviewer, "colleague"."""
    return make_client(make_staff("colleague", "Feedback reviewers"))


class TestStaleList:
    """A bulk action on messages that a colleague has changed since the reviewer opened the list."""

    @pytest.mark.parametrize("action", ["mark_in_progress", "mark_spam", "close_without_action"])
    def test_changed_messages_are_skipped_with_the_reason(self, action, reviewer_client, colleague_client, reviewer):
        untouched, own, closed, written = (make_feedback(email="jo@example.org") for _ in range(4))
        opened = BeautifulSoup(reviewer_client.get(LIST).content, "html.parser").find(
            "input", attrs={"name": "seen_at"}
        )
        triage.update(own, {"outcome": "Mine"}, reviewer)
        press(colleague_client, closed, "handling", {"state": "closed", "resolution": "passed_on"})
        add_follow_up(written, "And on Sunday?", "key")
        pks = [feedback.pk for feedback in (untouched, own, closed, written)]
        posted = {"action": action, "_selected_action": pks, "seen_at": opened["value"]}
        page = reviewer_client.post(LIST, posted, follow=True)  # the closed message has left this list
        assert "2 messages were changed." in page.text
        assert f"Skipped {closed}, {written}. It was changed after you opened the list." in page.text
        closed.refresh_from_db()
        assert (closed.state, closed.resolution) == ("closed", "passed_on")

    @pytest.mark.parametrize("value", ["", "x", "2026-11-27", "9" * 30])
    def test_odd_time_of_the_list_is_ignored(self, value, reviewer_client):
        posted = {"action": "mark_in_progress", "_selected_action": [make_feedback().pk], "seen_at": value}
        assert "1 message was changed." in reviewer_client.post(LIST, posted, follow=True).text

    def test_message_of_somebody_who_has_left_can_be_taken(self, reviewer_client, reviewer):
        leaver = make_staff("leaver", "Feedback reviewers")
        feedback = make_feedback(assignee=leaver)
        leaver.is_active = False
        leaver.save()
        page = reviewer_client.get(LIST, {"scope": "unassigned"})
        assert feedback.reference in page.text
        assert "leaver (has left)" in page.text
        reviewer_client.post(LIST, {"action": "assign_to_me", "_selected_action": [feedback.pk]})
        assert Feedback.objects.get().assignee == reviewer
