"""Feedback in the Django admin: reviewers find, handle and answer messages, and cannot edit what the sender wrote."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from contact.admin.views import UNUSED_RESOLUTION
from contact.models import (
    Action,
    Feedback,
    HistoryEntry,
    Mail,
    Note,
    Purpose,
    Reply,
    Theme,
)
from contact.services.history import record
from contact.services.replies import send_reply
from tests.factories import make_feedback, make_reply

from .conversation import change_url, errors, form_data, press

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def admin_url(feedback, action="change"):
    return reverse(f"admin:contact_feedback_{action}", args=[feedback.pk])


def actions(feedback):
    return list(HistoryEntry.objects.filter(feedback=feedback).values_list("action", flat=True))


def test_screen_shows_the_message_as_text_and_ignores_posted_changes_to_it(reviewer_client):
    feedback = make_feedback(message="One\nTwo <b>bold</b>", name="Jo")
    assert "One<br>Two &lt;b&gt;bold&lt;/b&gt;" in reviewer_client.get(change_url(feedback)).text
    press(reviewer_client, feedback, "handling", {"message": "Changed", "name": "X", "reference": "X"})
    stored = Feedback.objects.get()
    assert (stored.message, stored.name, stored.reference) == (feedback.message, "Jo", feedback.reference)


def test_handling_note_and_reply_are_saved_and_recorded_in_the_history(reviewer_client, reviewer):
    feedback = make_feedback(name="Jo", email="jo@example.org")
    press(reviewer_client, feedback, "handling", {"state": "in_progress", "assignee": reviewer.pk})
    press(reviewer_client, feedback, "note", {"note-text": "Ask Sam."})
    press(reviewer_client, feedback, "send_and_close", {"reply-text": "We open at nine."})
    feedback.refresh_from_db()
    assert (feedback.state, feedback.assignee, feedback.resolution) == ("closed", reviewer, "answered")
    assert feedback.closed_at
    assert feedback.acknowledged_on == timezone.localdate()
    assert (Note.objects.get().text, Note.objects.get().author) == ("Ask Sam.", reviewer)
    assert Reply.objects.get().mail == Mail.objects.get()
    recorded = [action for action in actions(feedback) if action != Action.VIEWED]
    assert recorded == [Action.CHANGED, Action.NOTED, Action.REPLIED, Action.CHANGED]
    history = reviewer_client.get(admin_url(feedback, "history")).text
    assert "changed state (New to In progress), assignee" in history

    page = reviewer_client.get(change_url(feedback)).text
    assert "We open at nine." in page
    assert "waiting to be sent" in page
    press(reviewer_client, feedback, "handling", {"state": "new"})
    feedback.refresh_from_db()
    assert (feedback.closed_at, feedback.resolution) == (None, "")


@pytest.mark.parametrize("action", ["handling", "note", "send", "take", "insert", "preview", "draft"])
def test_message_that_is_the_same_as_another_can_be_worked_on(action, reviewer_client):
    first, feedback = make_feedback(), make_feedback(email="jo@example.org")
    press(reviewer_client, feedback, "handling", {"same_as": first.reference.lower()})
    typed = {"outcome": "Told them.", "note-text": "A note", "reply-text": "We open at nine."}
    assert press(reviewer_client, feedback, action, typed).status_code in (200, 204, 302)
    stored = Feedback.objects.get(pk=feedback.pk)
    assert stored.same_as == first
    assert stored.outcome == ("Told them." if action in ("handling", "note", "send", "take") else "")
    assert f'Same as <a href="{change_url(first)}">{first}</a>' in reviewer_client.get(change_url(feedback)).text
    assert f"{feedback}</a> is the same as this" in reviewer_client.get(change_url(first)).text


def test_assign_to_me_ignores_the_colleague_chosen_in_the_panel(reviewer_client, reviewer, manager):
    feedback = make_feedback()
    press(reviewer_client, feedback, "take", {"assignee": manager.pk, "outcome": "Looking."})
    stored = Feedback.objects.get()
    assert (stored.assignee, stored.outcome) == (reviewer, "Looking.")
    assert not Mail.objects.exists()


def test_release_with_a_change_in_the_panel_is_recorded_and_notifies(reviewer_client):
    feedback = make_feedback(quarantined=True)
    press(reviewer_client, feedback, "release", {"outcome": "Not spam."})
    stored = Feedback.objects.get()
    assert (stored.quarantined, stored.outcome) == (False, "Not spam.")
    assert [action for action in actions(feedback) if action != Action.VIEWED] == [Action.RELEASED, Action.CHANGED]
    assert [mail.purpose for mail in Mail.objects.all()] == [Purpose.NOTIFICATION]


def test_refused_press_says_so_at_the_top_with_links_to_the_fields(reviewer_client):
    feedback = make_feedback(kind="data_protection", email="jo@example.org")
    page = press(reviewer_client, feedback, "send_and_close", {"reply-text": "Dear Jo"})
    document = BeautifulSoup(page.content, "html.parser")
    alert = document.find(role="alert")
    assert alert.h2.text == "Nothing was saved or sent"
    assert document.title.text.startswith("Error: ")
    assert document.find(id=alert.a["href"].removeprefix("#")).name == "textarea"


@pytest.mark.parametrize("model", [model for model in admin.site._registry if model._meta.app_label != "django_q"])
def test_no_form_cuts_off_pasted_text(model, admin_client, manager_client, site):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    for client in (admin_client, manager_client):
        page = client.get(url)
        if page.status_code == 200:
            assert not BeautifulSoup(page.content, "html.parser").select("textarea[maxlength]")
    feedback = make_feedback()
    assert not BeautifulSoup(manager_client.get(change_url(feedback)).content, "html.parser").select("[maxlength]")


def test_closing_a_data_protection_complaint_without_an_outcome_is_refused(reviewer_client):
    feedback = make_feedback(kind="data_protection", email="jo@example.org")
    page = press(reviewer_client, feedback, "handling", {"state": "closed", "reply-text": "Dear Jo"})
    assert "this complaint cannot be closed" in page.text
    page = press(reviewer_client, feedback, "send_and_close", {"reply-text": "Dear Jo"})
    assert errors(page) == ["A data-protection complaint needs an outcome before it can be closed."]
    assert form_data(page)["reply-text"] == "Dear Jo"
    reviewer_client.post(LIST, {"action": "close_without_action", "_selected_action": [feedback.pk]})
    assert Feedback.objects.get().state == "new"
    assert not Reply.objects.exists()
    press(reviewer_client, feedback, "send_and_close", {"outcome": "Explained and corrected."}, form=form_data(page))
    assert Feedback.objects.get().state == "closed"
    assert Reply.objects.get().text == "Dear Jo"


def test_closing_a_message_that_nobody_answered_needs_the_resolution(reviewer_client):
    feedback = make_feedback()
    page = press(reviewer_client, feedback, "handling", {"state": "closed"})
    assert errors(page) == ["No reviewer has replied. Choose a resolution before you close a message."]
    press(reviewer_client, feedback, "handling", {"resolution": "no_action"}, form=form_data(page))
    assert Feedback.objects.get().resolution == "no_action"


def test_message_is_not_marked_as_answered_before_a_reply(reviewer_client):
    feedback = make_feedback()
    for typed, field in [({"state": "answered"}, "state"), ({"state": "closed", "resolution": "answered"}, "state")]:
        page = press(reviewer_client, feedback, "handling", typed)
        assert errors(page) == ["No reply was sent or recorded. Send one, or record how you answered."], field
    assert Feedback.objects.get().state == "new"


@pytest.mark.parametrize("action", ["send", "send_and_wait", "handling"])
def test_resolution_of_a_message_that_stays_open_is_refused(action, reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    page = press(reviewer_client, feedback, action, {"resolution": "changed", "reply-text": "Dear Jo"})
    assert errors(page) == [UNUSED_RESOLUTION]
    assert not Reply.objects.exists()
    page = press(reviewer_client, feedback, "send_and_close", {"resolution": "changed", "reply-text": "Dear Jo"})
    assert (page.status_code, Feedback.objects.get().resolution) == (302, "changed")


def test_message_is_not_the_same_as_itself(reviewer_client):
    feedback = make_feedback()
    page = press(reviewer_client, feedback, "handling", {"same_as": feedback.reference})
    assert errors(page) == ["This is the reference of the message itself."]


def test_reply_of_a_deleted_user_names_nobody(reviewer_client, manager):
    feedback = make_feedback(email="jo@example.org")
    send_reply(feedback, make_reply(signature="Manager B, Community team"), manager)
    manager.delete()
    page = reviewer_client.get(change_url(feedback))
    assert "Reply by a former user" in page.text
    assert "Manager B" not in page.text


def test_unknown_button_changes_nothing(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    assert press(reviewer_client, feedback, "nonsense", {"state": "closed"}).status_code == 400
    assert Feedback.objects.get().state == "new"


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        ("assign_to_me", "assignee__username", "reviewer"),
        ("mark_in_progress", "state", "in_progress"),
        ("mark_waiting", "state", "waiting"),
        ("close_without_action", "resolution", "no_action"),
        ("mark_spam", "state", "spam"),
    ],
)
def test_bulk_action_changes_the_selected_messages_and_records_it(action, field, value, reviewer_client):
    selected, other = [make_feedback(), make_feedback()], make_feedback()
    pks = [feedback.pk for feedback in selected]
    reviewer_client.post(LIST, {"action": action, "_selected_action": pks})
    assert set(Feedback.objects.filter(pk__in=pks).values_list(field, flat=True)) == {value}
    assert [actions(feedback) for feedback in [*selected, other]] == [[Action.CHANGED], [Action.CHANGED], []]


def test_release_queues_the_notification_and_skips_messages_outside_quarantine(reviewer_client):
    quarantined, ordinary = make_feedback(quarantined=True), make_feedback()
    data = {"action": "release", "_selected_action": [quarantined.pk, ordinary.pk]}
    response = reviewer_client.post(LIST + "?scope=all", data, follow=True)
    assert "1 message was changed." in response.text
    assert f"Skipped {ordinary.reference}. It is not in quarantine." in response.text
    assert not Feedback.objects.get(pk=quarantined.pk).quarantined
    assert Mail.objects.get().feedback == quarantined


@pytest.mark.parametrize("action", ["close_without_action", "mark_spam", "assign_to_me"])
def test_bulk_action_needs_as_many_queries_for_many_messages_as_for_few(
    action, reviewer_client, reviewer, django_assert_max_num_queries
):
    themes = [Theme.objects.create(name=f"Theme {number}") for number in range(5)]
    for number in range(60):
        make_feedback(theme=themes[number % 5], assignee=reviewer if number % 2 else None)
    data = {"action": action, "_selected_action": list(Feedback.objects.values_list("pk", flat=True))}
    with django_assert_max_num_queries(30):
        reviewer_client.post(f"{LIST}?scope=all", data)
    assert HistoryEntry.objects.filter(action=Action.CHANGED).count() == (30 if action == "assign_to_me" else 60)


def test_erase_asks_for_confirmation_first(manager_client):
    feedback = make_feedback(message="Secret words", name="Josephine", email="jo@example.org")
    assert "Yes, erase it" in manager_client.get(admin_url(feedback, "erase")).text
    assert Feedback.objects.get().message == "Secret words"
    assert manager_client.post(admin_url(feedback, "erase")).status_code == 302
    assert Feedback.objects.get().message == ""
    text = manager_client.get(admin_url(feedback)).text
    assert feedback.reference in text
    assert 'name="outcome"' not in text
    assert manager_client.post(admin_url(feedback, "erase")).status_code == 404


def test_history_names_the_sender_users_and_former_users(manager_client, reviewer):
    feedback = make_feedback()
    record(feedback, reviewer, Action.VIEWED)
    leaver = User.objects.create_user("leaver")
    record(feedback, leaver, Action.CHANGED)
    HistoryEntry.objects.create(feedback=feedback, action=Action.RECEIVED)
    leaver.delete()
    assert [entry.actor_name for entry in feedback.history.all()] == ["reviewer", "Former user", "Sender"]
    assert "Former user" in manager_client.get(admin_url(feedback, "history")).text


def test_failed_mail_is_highlighted_and_managers_retry_it(manager_client):
    now = timezone.now()
    mail = Mail.objects.create(purpose="notification", feedback=make_feedback(), failed_at=now, attempts=14)
    listing = "/django-admin/contact/mail/"
    assert '<strong class="alert-text">Failed</strong>' in manager_client.get(listing).text
    manager_client.post(listing, {"action": "retry", "_selected_action": [mail.pk]})
    mail.refresh_from_db()
    assert (mail.failed_at, mail.attempts) == (None, 0)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_every_registered_admin_screen_opens(model, admin_client, site):
    make_feedback(email="jo@example.org")
    listing = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert admin_client.get(listing, follow=True).status_code == 200
    assert admin_client.get(listing, {"q": "x"}, follow=True).status_code == 200
    instance = model._default_manager.first()
    if instance:
        change = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[instance.pk])
        assert admin_client.get(change).status_code == 200
