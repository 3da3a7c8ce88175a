"""The composer on the screen of a message: replies, notes, drafts and saved replies, each sent or added once."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.admin.views import UNSEEN
from contact.models import (
    Draft,
    Feedback,
    Mail,
    Note,
    Reply,
    SavedReply,
    Signature,
)
from contact.services.replies import add_follow_up, withdraw
from tests.factories import make_feedback

from .conversation import change_url, errors, form_data, open_form, press

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def test_one_press_saves_the_handling_too_and_the_other_text_stays_as_a_draft(reviewer_client, reviewer):
    feedback = make_feedback(email="jo@example.org")
    typed = {"outcome": "Told them.", "note-text": "Half a note", "reply-text": "We open at nine."}
    press(reviewer_client, feedback, "send_and_wait", typed)
    feedback.refresh_from_db()
    assert (feedback.state, feedback.outcome, feedback.assignee) == ("waiting", "Told them.", reviewer)
    assert not Note.objects.exists()
    shown = open_form(reviewer_client, feedback)
    assert (shown["note-text"], shown["reply-text"]) == ("Half a note", "")


def test_saving_the_handling_sends_no_mail_and_keeps_the_typed_reply(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    press(reviewer_client, feedback, "handling", {"state": "in_progress", "reply-text": "Dear Jo,"})
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()
    assert open_form(reviewer_client, feedback)["reply-text"] == "Dear Jo,"


def test_enter_in_a_field_presses_a_button_that_sends_nothing(reviewer_client):
    page = reviewer_client.get(change_url(make_feedback(email="jo@example.org")))
    first = BeautifulSoup(page.content, "html.parser").find("form", id="conversation").find("button")
    assert (first["name"], first["value"]) == ("action", "handling")


@pytest.mark.parametrize("action", ["send", "send_and_wait", "send_and_close"])
def test_same_reply_form_sent_twice_is_one_reply_and_one_mail(action, reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback)
    for _ in range(2):
        pressed = press(reviewer_client, feedback, action, {"reply-text": "We open at nine."}, form=form)
        assert pressed.status_code == 302
    assert (Reply.objects.count(), Mail.objects.count()) == (1, 1)


def test_changed_text_of_a_form_that_was_sent_is_another_reply_after_a_warning(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback)
    press(reviewer_client, feedback, "send", {"reply-text": "We open at nine."}, form=form)
    page = press(reviewer_client, feedback, "send", {"reply-text": "We open at ten."}, form=form)
    assert errors(page) == [UNSEEN]
    press(reviewer_client, feedback, "send", form=form_data(page))
    assert [reply.text for reply in Reply.objects.all()] == ["We open at nine.", "We open at ten."]


@pytest.mark.parametrize("writer", ["colleague", "sender"])
@pytest.mark.parametrize("action", ["send", "send_and_wait", "send_and_close"])
def test_reply_begun_before_somebody_else_wrote_is_not_sent_unseen(writer, action, reviewer_client, manager_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback) | {"reply-text": "We open at nine."}
    if writer == "colleague":
        press(manager_client, feedback, "send_and_wait", {"reply-text": "Which day?"})
    else:
        add_follow_up(feedback, "On Sunday?", "key")
    before = Feedback.objects.get().state, Mail.objects.count()
    page = press(reviewer_client, feedback, action, form=form)
    assert errors(page) == [UNSEEN]
    assert "Nothing was saved or sent" in page.text
    assert ("Which day?" if writer == "colleague" else "On Sunday?") in page.text
    assert (Feedback.objects.get().state, Mail.objects.count()) == before
    assert press(reviewer_client, feedback, action, form=form_data(page)).status_code == 302
    assert Reply.objects.filter(text="We open at nine.").count() == 1


@pytest.mark.parametrize("how", ["withdrawn", "closed"])
@pytest.mark.parametrize("action", ["send", "send_and_wait", "send_and_close"])
def test_reply_to_a_message_that_was_closed_meanwhile_is_not_sent_unseen(how, action, reviewer_client, manager_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback)
    if how == "withdrawn":
        withdraw(feedback)
    else:
        press(manager_client, feedback, "handling", {"state": "closed", "resolution": "passed_on"})
    page = press(reviewer_client, feedback, action, {"reply-text": "We open at nine."}, form=form)
    assert errors(page) == [UNSEEN]
    assert (Feedback.objects.get().resolution, Reply.objects.exists()) == (
        "withdrawn" if how == "withdrawn" else "passed_on", False,
    )  # fmt: skip
    assert press(reviewer_client, feedback, action, form=form_data(page)).status_code == 302


@pytest.mark.parametrize("action", ["insert", "send"])
def test_saved_reply_that_was_deleted_meanwhile_is_left_out(action, reviewer_client):
    feedback, saved = make_feedback(email="jo@example.org"), SavedReply.objects.create(title="Hours", text="Nine.")
    form = open_form(reviewer_client, feedback) | {"reply-saved_reply": saved.pk, "reply-text": "Dear Jo,"}
    saved.delete()
    page = press(reviewer_client, feedback, action, form=form)
    assert page.status_code == (200 if action == "insert" else 302)
    assert Reply.objects.count() == (action == "send")


def test_draft_of_a_call_survives_and_never_turns_up_in_a_mail(reviewer_client):
    feedback = make_feedback(reply_by="email", email="jo@example.org")
    call = form_data(reviewer_client.get(f"{change_url(feedback)}?record=telephone"))
    press(reviewer_client, feedback, "draft", {"reply-text": "Told them."}, form=call)
    shown = open_form(reviewer_client, feedback)
    assert (shown["reply-method"], shown["reply-text"]) == ("telephone", "Told them.")
    press(reviewer_client, feedback, "note", {"note-text": "Called."})
    letter = reviewer_client.get(f"{change_url(feedback)}?record=letter")
    assert form_data(letter)["reply-method"] == "telephone"
    assert "Your draft is below." in letter.text
    press(reviewer_client, feedback, "send")
    assert Reply.objects.get().method == "telephone"
    assert not Mail.objects.filter(purpose="reply").exists()
    assert open_form(reviewer_client, feedback)["reply-method"] == "email"


def test_draft_that_arrives_after_the_reply_was_sent_is_dropped(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback) | {"reply-text": "We open at nine."}
    press(reviewer_client, feedback, "send", form=form)
    assert press(reviewer_client, feedback, "draft", form=form).status_code == 204
    assert open_form(reviewer_client, feedback)["reply-text"] == ""


def test_saved_reply_is_inserted_below_what_was_typed_and_nothing_is_stored(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    saved = SavedReply.objects.create(title="Opening hours", text="We open at nine.")
    typed = {"reply-text": "Dear Jo,", "reply-saved_reply": saved.pk, "outcome": "Not yet saved"}
    page = press(reviewer_client, feedback, "insert", typed)
    shown = form_data(page)
    assert shown["reply-text"] == "Dear Jo,\n\nWe open at nine."
    assert shown["outcome"] == "Not yet saved"
    assert not Reply.objects.exists()
    feedback.refresh_from_db()
    assert feedback.outcome == ""
    press(reviewer_client, feedback, "send_and_close", form=shown)
    assert Reply.objects.get().text == shown["reply-text"]
    assert Feedback.objects.get().outcome == "Not yet saved"


def test_preview_is_the_mail_with_signature_and_link(reviewer_client, reviewer):
    Signature.objects.create(user=reviewer, name="Sam Green", role="Community team")
    feedback = make_feedback(email="jo@example.org")
    page = press(reviewer_client, feedback, "preview", {"reply-text": "We open at nine."}).text
    for part in ("We open at nine.", "Sam Green, Community team", "/contact/reply/"):
        assert part in page
    assert not Mail.objects.exists()


def test_reply_by_mail_to_a_message_without_an_address_is_refused_with_the_cause(reviewer_client):
    feedback = make_feedback()
    form = open_form(reviewer_client, feedback)
    typed = {"reply-text": "Hello?", "reply-method": "email", "reply-form_key": "a"}
    page = press(reviewer_client, feedback, "send", typed, form=form)
    assert errors(page) == ["The sender left no email address."]
    assert not Reply.objects.exists()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("method", ["telephone", "letter"])
def test_call_or_letter_is_recorded_without_mail(method, reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    page = reviewer_client.get(f"{change_url(feedback)}?record={method}")
    press(reviewer_client, feedback, "send_and_close", {"reply-text": "Told them."}, form=form_data(page))
    assert (Reply.objects.get().method, Mail.objects.count()) == (method, 0)
    assert Feedback.objects.get().state == "closed"


def test_too_long_text_says_by_how_much_and_is_not_cut(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    page = press(reviewer_client, feedback, "send", {"reply-text": "x" * 4321})
    assert errors(page) == ["Shorten it by 321 characters, to 4,000."]
    assert len(form_data(page)["reply-text"]) == 4321
    assert "maxlength" not in str(BeautifulSoup(page.content, "html.parser").find(id="id_reply-text"))


@pytest.mark.parametrize("text", ["We open at nine o'clock, every day but Sunday.", "Yes."])
def test_reply_typed_in_a_session_that_has_ended_is_shown_and_nothing_is_sent(text, reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback)
    reviewer_client.logout()
    page = press(reviewer_client, feedback, "send", {"reply-text": text}, form=form)
    assert page.status_code == 401
    document = BeautifulSoup(page.content, "html.parser")
    assert [area.text for area in document.find_all("pre")] == [text]
    assert document.find("a", string="Sign in and open the page again")["href"] == change_url(feedback)
    assert feedback.reference not in page.text
    assert not Reply.objects.exists()


def test_reply_typed_before_signing_in_again_in_another_tab_is_shown(reviewer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    feedback = make_feedback(email="jo@example.org")
    form = open_form(client, feedback) | {"csrfmiddlewaretoken": "x" * 64}
    page = press(client, feedback, "send", {"reply-text": "Dear Jo"}, form=form)
    assert page.status_code == 403
    assert "You have signed in again since you opened this page" in page.text
    assert [area.text for area in BeautifulSoup(page.content, "html.parser").find_all("pre")] == ["Dear Jo"]
    assert not Reply.objects.exists()


def test_note_of_a_button_pressed_twice_is_added_once(reviewer_client):
    feedback = make_feedback()
    form = open_form(reviewer_client, feedback)
    for _ in range(2):
        assert press(reviewer_client, feedback, "note", {"note-text": "Ask Sam."}, form=form).status_code == 302
    assert Note.objects.count() == 1
    assert not Draft.objects.exists()


def test_same_reply_sent_again_to_close_closes_and_sends_no_second_mail(reviewer_client):
    feedback = make_feedback(email="jo@example.org")
    form = open_form(reviewer_client, feedback)
    for action in ("send", "send_and_close"):
        assert press(reviewer_client, feedback, action, {"reply-text": "Dear Jo"}, form=form).status_code == 302
    assert Feedback.objects.get().state == "closed"
    assert Mail.objects.filter(purpose="reply").count() == 1
