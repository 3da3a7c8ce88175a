"""Feedback in the Django admin: found and read by reviewers, altered by nobody."""

import pytest
from django.contrib import admin
from django.urls import reverse

from contact.models import Feedback
from tests.builders import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def one(feedback, action="change"):
    return reverse(f"admin:contact_feedback_{action}", args=[feedback.pk])


def test_list_shows_what_came_in_newest_first(reviewer_client):
    older, newer = make_feedback(message="The door sticks."), make_feedback(message="Lovely garden.")
    text = reviewer_client.get(LIST).text
    assert text.index(newer.reference) < text.index(older.reference)
    assert "The door sticks." in text


@pytest.mark.parametrize("asked", ["sticks", "Jo Bloggs", "jo@example.org", "REFERENCE", "reference", " reference "])
def test_search_finds_by_text_name_address_and_reference(asked, reviewer_client):
    wanted = make_feedback(message="The door sticks.", name="Jo Bloggs", email="jo@example.org")
    other = make_feedback(message="Lovely garden.")
    heard = wanted.reference.lower().replace("-", "")
    asked = asked.replace("REFERENCE", wanted.reference).replace("reference", heard)
    text = reviewer_client.get(LIST, {"q": asked}).text
    assert wanted.reference in text
    assert other.reference not in text


def test_filters_by_kind(reviewer_client):
    problem, question = make_feedback(kind="problem"), make_feedback(kind="question")
    text = reviewer_client.get(LIST, {"kind__exact": "problem"}).text
    assert problem.reference in text
    assert question.reference not in text


def test_one_message_is_shown_whole_as_text_and_cannot_be_changed(reviewer_client):
    feedback = make_feedback(message="One\nTwo <b>bold</b>")
    page = reviewer_client.get(one(feedback)).text
    assert "One<br>Two &lt;b&gt;bold&lt;/b&gt;" in page
    assert "<textarea" not in page
    assert reviewer_client.post(one(feedback), {"message": "Changed"}).status_code == 403
    assert Feedback.objects.get().message == feedback.message


def test_nobody_adds_feedback_here_and_a_reviewer_deletes_none(reviewer_client, admin_client):
    feedback = make_feedback()
    assert admin_client.get(reverse("admin:contact_feedback_add")).status_code == 403
    assert reviewer_client.post(one(feedback, "delete"), {"post": "yes"}).status_code == 403
    assert Feedback.objects.exists()


def test_editors_of_pages_see_no_feedback(editor_client):
    feedback = make_feedback(name="Jo Bloggs")
    for address in (LIST, one(feedback)):
        answer = editor_client.get(address, follow=True)
        assert "Jo Bloggs" not in answer.text


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_every_registered_admin_screen_opens(model, admin_client, site):
    make_feedback()
    listing = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert admin_client.get(listing).status_code == 200
    assert admin_client.get(listing, {"q": "x"}).status_code == 200
    thing = model._default_manager.first()
    if thing:
        change = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[thing.pk])
        assert admin_client.get(change).status_code == 200
