"""Feedback in the Django admin: reviewers find, handle and answer messages, and nobody edits what was sent."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from contact.models import Action, Feedback, HistoryEntry, Mail, Note, Reply
from contact.services.triage import record
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def admin_url(feedback, action="change"):
    return reverse(f"admin:contact_feedback_{action}", args=[feedback.pk])


def change_data(feedback, *, note="", reply="", **changes):
    """Return the data of the change form."""
    form = {"state": feedback.state, "assignee": "", "due_on": "", "acknowledged_on": "", "outcome": ""} | changes
    for prefix, text in (("notes", note), ("replies", reply)):
        existing = sum(1 for _ in getattr(feedback, prefix).all())
        form |= {f"{prefix}-TOTAL_FORMS": str(existing + bool(text)), f"{prefix}-INITIAL_FORMS": str(existing)}
        form |= {f"{prefix}-{existing}-text": text, f"{prefix}-{existing}-feedback": str(feedback.pk)} if text else {}
    return form


def actions(feedback):
    return list(HistoryEntry.objects.filter(feedback=feedback).values_list("action", flat=True))


def test_change_form_shows_the_message_as_text_and_ignores_posted_changes_to_it(reviewer_client):
    feedback = make_feedback(message="One\nTwo <b>bold</b>", name="Jo")
    assert "One<br>Two &lt;b&gt;bold&lt;/b&gt;" in reviewer_client.get(admin_url(feedback)).text
    tampered = {"message": "Changed", "name": "X", "reference": "X", "kind": "problem"}
    reviewer_client.post(admin_url(feedback), change_data(feedback, **tampered))
    stored = Feedback.objects.get()
    assert (stored.message, stored.name, stored.kind) == (feedback.message, "Jo", "question")


def test_change_form_saves_state_note_and_reply_and_records_each_in_the_history(reviewer_client, reviewer):
    feedback = make_feedback(name="Jo", email="jo@example.org")
    reviewer_client.get(admin_url(feedback))
    data = change_data(feedback, note="Ask Sam.", reply="We open at nine.", state="closed", assignee=reviewer.pk)
    assert reviewer_client.post(admin_url(feedback), data).status_code == 302
    feedback.refresh_from_db()
    assert (feedback.state, feedback.assignee) == ("closed", reviewer)
    assert feedback.closed_at
    assert feedback.acknowledged_on == timezone.localdate()
    assert (Note.objects.get().text, Note.objects.get().author) == ("Ask Sam.", reviewer)
    assert Reply.objects.get().mail == Mail.objects.get()
    assert actions(feedback) == [Action.VIEWED, Action.CHANGED, Action.NOTED, Action.REPLIED]
    history = reviewer_client.get(admin_url(feedback, "history")).text
    assert "changed state (New to Closed), assignee" in history

    page = reviewer_client.get(admin_url(feedback)).text
    assert "We open at nine." in page
    assert "Waiting to be sent" in page
    reviewer_client.post(admin_url(feedback), change_data(feedback, state="new"))
    feedback.refresh_from_db()
    assert feedback.closed_at is None


def test_reply_to_a_message_without_an_address_is_ignored(reviewer_client):
    feedback = make_feedback()
    reviewer_client.post(admin_url(feedback), change_data(feedback, reply="Hello?"))
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()


def test_closing_a_data_protection_complaint_without_an_outcome_is_refused(reviewer_client):
    feedback = make_feedback(kind="data_protection")
    response = reviewer_client.post(admin_url(feedback), change_data(feedback, state="closed"))
    assert "this complaint cannot be closed" in response.text
    reviewer_client.post(LIST, {"action": "mark_closed", "_selected_action": [feedback.pk]})
    assert Feedback.objects.get().state == "new"
    data = change_data(feedback, state="closed", outcome="Explained and corrected.")
    assert reviewer_client.post(admin_url(feedback), data).status_code == 302
    assert Feedback.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        ("assign_to_me", "assignee__username", "reviewer"),
        ("mark_in_progress", "state", "in_progress"),
        ("mark_waiting", "state", "waiting"),
        ("mark_closed", "state", "closed"),
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
    response = reviewer_client.post(LIST + "?quarantine=all", data, follow=True)
    assert "Updated: 1." in response.text
    assert f"Skipped {ordinary.reference}. It is not in quarantine." in response.text
    assert not Feedback.objects.get(pk=quarantined.pk).quarantined
    assert Mail.objects.get().feedback == quarantined


def test_erase_asks_for_confirmation_first(manager_client):
    feedback = make_feedback(message="Secret words", name="Jo", email="jo@example.org")
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
