"""Deleting a user: the screen says what stays without the name, and it stays."""

import pytest
from django.urls import reverse

from contact.models import HistoryEntry, Note
from contact.services.triage import add_note, update
from tests.conftest import make_staff
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db


def test_screen_says_what_the_user_did_and_that_it_stays_without_the_name(admin_client, reviewer):
    feedback = make_feedback()
    add_note(Note(feedback=feedback, text="Ask Sam."), reviewer)
    update(feedback, {"assignee": reviewer}, reviewer)
    url = reverse("wagtailusers_users:delete", args=[reviewer.pk])
    page = admin_client.get(url).text
    for line in ("History: 3", "Internal notes: 1", "Messages: 1"):
        assert f"<li>{line}</li>" in page
    assert "referenced" not in page
    assert admin_client.post(url).status_code == 302
    assert Note.objects.get().author is None
    assert [entry.actor_name for entry in HistoryEntry.objects.all()] == ["Former user"] * 2


def test_screen_of_a_user_who_did_nothing_says_so(admin_client):
    editor = make_staff("editor", "Editors")
    page = admin_client.get(reverse("wagtailusers_users:delete", args=[editor.pk])).text
    assert "Nothing on the site names this user." in page


def test_screen_for_many_users_says_nothing_about_references(admin_client, reviewer):
    editor = make_staff("editor", "Editors")
    url = reverse("wagtail_bulk_action", args=["auth", "user", "delete"])
    page = admin_client.get(f"{url}?id={editor.pk}&id={reviewer.pk}").text
    assert "as done by a former user" in page
    assert reviewer.get_username() in page
    assert "referenced" not in page
