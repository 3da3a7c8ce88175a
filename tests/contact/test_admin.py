"""Feedback in the Django admin: found, sorted and answered by reviewers; what was sent is altered by nobody."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from contact.models import Action, Feedback, HistoryEntry, Mail, Note, Reply
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def one(feedback, action="change"):
    return reverse(f"admin:contact_feedback_{action}", args=[feedback.pk])


def edited(feedback, *, note="", reply="", **changes):
    """Return what the admin's form posts."""
    form = {"state": feedback.state, "assignee": "", "due_on": "", "acknowledged_on": "", "outcome": ""} | changes
    for prefix, text in (("notes", note), ("replies", reply)):
        written = sum(1 for _ in getattr(feedback, prefix).all())
        form |= {f"{prefix}-TOTAL_FORMS": str(written + bool(text)), f"{prefix}-INITIAL_FORMS": str(written)}
        form |= {f"{prefix}-{written}-text": text, f"{prefix}-{written}-feedback": str(feedback.pk)} if text else {}
    return form


def acts(feedback):
    return list(HistoryEntry.objects.filter(feedback=feedback).values_list("action", flat=True))


def test_what_was_sent_is_shown_whole_as_text_and_cannot_be_changed(reviewer_client):
    feedback = make_feedback(message="One\nTwo <b>bold</b>", name="Jo")
    assert "One<br>Two &lt;b&gt;bold&lt;/b&gt;" in reviewer_client.get(one(feedback)).text
    tampered = {"message": "Changed", "name": "X", "reference": "X", "kind": "problem"}
    reviewer_client.post(one(feedback), edited(feedback, **tampered))
    stored = Feedback.objects.get()
    assert (stored.message, stored.name, stored.kind) == (feedback.message, "Jo", "question")


def test_reviewer_sorts_notes_replies_and_closes_and_all_of_it_is_history(reviewer_client, reviewer):
    feedback = make_feedback(name="Jo", email="jo@example.org")
    reviewer_client.get(one(feedback))
    posted = edited(feedback, note="Ask Sam.", reply="We open at nine.", state="closed", assignee=reviewer.pk)
    assert reviewer_client.post(one(feedback), posted).status_code == 302
    feedback.refresh_from_db()
    assert (feedback.state, feedback.assignee) == ("closed", reviewer)
    assert feedback.closed_at
    assert feedback.acknowledged_on == timezone.localdate()
    assert (Note.objects.get().text, Note.objects.get().author) == ("Ask Sam.", reviewer)
    assert Reply.objects.get().mail == Mail.objects.get()
    assert acts(feedback) == [Action.VIEWED, Action.CHANGED, Action.NOTED, Action.REPLIED]
    history = reviewer_client.get(one(feedback, "history")).text
    assert "changed state (New to Closed), assignee" in history

    page = reviewer_client.get(one(feedback)).text
    assert "We open at nine." in page
    assert "Waiting to be sent" in page
    reviewer_client.post(one(feedback), edited(feedback, state="new"))
    feedback.refresh_from_db()
    assert feedback.closed_at is None


def test_nobody_can_reply_to_somebody_who_left_no_address(reviewer_client):
    feedback = make_feedback()
    reviewer_client.post(one(feedback), edited(feedback, reply="Hello?"))
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()


def test_a_data_protection_complaint_needs_an_outcome_to_be_closed(reviewer_client):
    feedback = make_feedback(kind="data_protection")
    answer = reviewer_client.post(one(feedback), edited(feedback, state="closed"))
    assert "this complaint cannot be closed" in answer.text
    reviewer_client.post(LIST, {"action": "mark_closed", "_selected_action": [feedback.pk]})
    assert Feedback.objects.get().state == "new"
    posted = edited(feedback, state="closed", outcome="Explained and corrected.")
    assert reviewer_client.post(one(feedback), posted).status_code == 302
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
def test_each_bulk_action_changes_the_chosen_and_writes_history(action, field, value, reviewer_client):
    chosen, other = [make_feedback(), make_feedback()], make_feedback()
    pks = [feedback.pk for feedback in chosen]
    reviewer_client.post(LIST, {"action": action, "_selected_action": pks})
    assert set(Feedback.objects.filter(pk__in=pks).values_list(field, flat=True)) == {value}
    assert [acts(feedback) for feedback in [*chosen, other]] == [[Action.CHANGED], [Action.CHANGED], []]


def test_release_from_quarantine_tells_staff_as_usual(reviewer_client):
    doubtful, plain = make_feedback(quarantined=True), make_feedback()
    posted = {"action": "release", "_selected_action": [doubtful.pk, plain.pk]}
    answer = reviewer_client.post(LIST + "?quarantine=all", posted, follow=True)
    assert "Updated: 1." in answer.text
    assert f"Skipped {plain.reference}. It is not in quarantine." in answer.text
    assert not Feedback.objects.get(pk=doubtful.pk).quarantined
    assert Mail.objects.get().feedback == doubtful


def test_manager_erases_after_being_asked(manager_client):
    feedback = make_feedback(message="Secret words", name="Jo", email="jo@example.org")
    assert "Yes, erase it" in manager_client.get(one(feedback, "erase")).text
    assert Feedback.objects.get().message == "Secret words"
    assert manager_client.post(one(feedback, "erase")).status_code == 302
    assert Feedback.objects.get().message == ""
    text = manager_client.get(one(feedback)).text
    assert feedback.reference in text
    assert 'name="outcome"' not in text
    assert manager_client.post(one(feedback, "erase")).status_code == 404


def test_failed_mail_is_red_and_can_be_tried_again_by_managers(manager_client):
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
    thing = model._default_manager.first()
    if thing:
        change = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[thing.pk])
        assert admin_client.get(change).status_code == 200
