"""Writing back: a signed link in each reply leads to a page with one box, without an account and without cookies."""

from datetime import timedelta
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contact.models import Action, FeedbackSettings, FollowUp, Mail, Purpose, State
from contact.services.erase import erase
from contact.services.replies import add_follow_up, send_reply
from contact.services.triage import update
from contact.tokens import issue_follow_up_token, issue_token
from contact.views import FOLLOW_UPS_AN_HOUR, OFTEN
from tests.factories import make_feedback, make_reply
from tests.worker import run_queue

pytestmark = pytest.mark.django_db


def link(feedback):
    return reverse("feedback_follow_up", args=[issue_follow_up_token(feedback)])


def make_post(**changes):
    return {"token": issue_token(), "text": "And on Sunday?"} | changes


@pytest.fixture
def answered(site, reviewer):
    """Return a message that the reviewer has answered."""
    reviewer.email = "reviewer@example.org"
    reviewer.save()
    feedback = make_feedback(name="Josephine", email="jo@example.org")
    send_reply(feedback, make_reply(), reviewer)
    feedback.refresh_from_db()
    return feedback


def test_link_in_the_reply_leads_to_a_form_that_repeats_nothing(answered, mailbox, client):
    run_queue()
    (reply,) = mailbox.messages
    assert f"https://www.example.org{link(answered)}" in reply.get_content().replace("http://", "https://")
    page = client.get(link(answered))
    assert page.status_code == 200
    assert answered.reference in page.text
    assert not [secret for secret in ("When are you open?", "Josephine", "jo@example.org") if secret in page.text]


def test_text_joins_the_thread_reopens_the_message_and_mails_the_assignee(answered, mailbox, reviewer):
    run_queue()
    mailbox.messages.clear()
    response = Client(enforce_csrf_checks=True).post(link(answered), make_post())
    assert response.status_code == 303
    assert "Thank you" in Client().get(response.url).text
    answered.refresh_from_db()
    assert (answered.state, answered.closed_at, answered.assignee) == ("in_progress", None, reviewer)
    assert FollowUp.objects.get().text == "And on Sunday?"
    assert answered.history.last().action == Action.WROTE_BACK
    run_queue()
    (mail,) = mailbox.messages
    assert mail["To"] == "reviewer@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "Sunday" not in mail.as_string()


def test_writing_again_does_not_put_off_an_answer_that_is_due(site):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = make_feedback(email="jo@example.org", due_on=yesterday)
    answered = make_feedback(email="jo@example.org", due_on=yesterday, state="answered")
    for feedback in (late, answered):
        add_follow_up(feedback, "Hello?", f"key {feedback.pk}")
        feedback.refresh_from_db()
    assert late.due_on == yesterday
    assert late.is_overdue
    assert answered.due_on > timezone.localdate()


def test_assignee_who_no_longer_handles_feedback_is_not_told_but_the_others(answered, reviewer, mailbox):
    FeedbackSettings.objects.update_or_create(defaults={"notify": "staff@example.org"})
    run_queue()
    mailbox.messages.clear()
    reviewer.groups.clear()
    add_follow_up(answered, "Hello?", "key")
    run_queue()
    assert [mail["To"] for mail in mailbox.messages] == ["staff@example.org"]


def test_nobody_can_write_back_without_end(answered, client):
    for _ in range(FOLLOW_UPS_AN_HOUR.amount):
        assert client.post(link(answered), make_post()).status_code == 303
    page = client.post(link(answered), make_post(text="Once more"))
    assert page.status_code == 429
    assert OFTEN in page.text
    assert "Once more" in page.text
    assert FollowUp.objects.count() == FOLLOW_UPS_AN_HOUR.amount


def test_same_form_sent_twice_joins_once_and_changed_text_is_not_lost(answered, client):
    post = make_post()
    for changes in ({}, {}, {"text": "And on Monday?"}):
        assert client.post(link(answered), post | changes).status_code == 303
    assert [entry.text for entry in FollowUp.objects.all()] == ["And on Sunday?", "And on Monday?"]
    assert Mail.objects.filter(purpose=Purpose.FOLLOW_UP).count() == 2


@pytest.mark.parametrize("text", ["", "Never mind."])
def test_withdrawal_is_one_choice_and_closes_the_message(text, answered, client):
    client.post(link(answered), make_post(text=text, withdraw="on"))
    answered.refresh_from_db()
    assert (answered.state, answered.resolution) == ("closed", "withdrawn")
    assert FollowUp.objects.count() == bool(text)
    assert "You have withdrawn your message." in client.get("/contact/status/", {"reference": answered.reference}).text


def test_empty_form_says_what_to_do(answered, client):
    response = client.post(link(answered), make_post(text=" \n"))
    document = BeautifulSoup(response.content, "html.parser")
    assert document.title.text.startswith("Error: ")
    assert "Write your message, or choose to withdraw it" in document.main.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_of_an_erased_message_and_altered_links_are_404(method, answered, client):
    url = link(answered)
    for altered in (url.replace(answered.reference, make_feedback().reference), url[:-2] + "/", "/contact/reply/x/"):
        assert getattr(client, method)(altered, make_post()).status_code == 404
    erase(answered)
    assert getattr(client, method)(url, make_post()).status_code == 404
    assert not FollowUp.objects.exists()


def test_other_website_and_altered_token_are_refused_with_the_cause_and_the_text(answered, client):
    url = link(answered)
    refused = client.post(url, make_post(), headers={"Origin": "https://elsewhere.example"})
    assert "another website sent this form" in refused.text
    assert "And on Sunday?" in refused.text
    refused = client.post(url, make_post(token="x"))
    assert "missing or changed" in refused.text
    assert not FollowUp.objects.exists()


def test_replies_join_one_thread_in_the_mailbox_of_the_sender(answered, mailbox, client, reviewer):
    run_queue()
    client.post(link(answered), make_post())
    send_reply(answered, make_reply("Not on Sunday."), reviewer)
    run_queue()
    first, second = (message for message in mailbox.messages if message["To"] == "jo@example.org")
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]


def test_withdrawal_of_a_closed_message_is_recorded_and_tells_the_assignee_once(answered, mailbox, client, reviewer):
    update(answered, {"state": State.CLOSED}, reviewer)
    run_queue()
    mailbox.messages.clear()
    for _ in range(2):
        assert client.post(link(answered), make_post(text="", withdraw="on")).status_code == 303
    run_queue()
    (mail,) = mailbox.messages
    assert mail["Subject"] == f"Feedback {answered.reference}: withdrawn by the sender"
    assert "The sender has withdrawn a message." in mail.get_content()
    assert answered.history.filter(action=Action.WITHDREW).count() == 1
    answered.refresh_from_db()
    assert (answered.state, answered.resolution) == ("closed", "answered")


def test_assignee_without_an_address_is_told_through_the_shared_addresses(answered, mailbox, client, reviewer):
    run_queue()
    mailbox.messages.clear()
    User.objects.filter(pk=reviewer.pk).update(email="")
    client.post(link(answered), make_post())
    run_queue()
    (mail,) = mailbox.messages
    assert mail["To"] == "staff@example.org, office@example.org"


def test_text_is_returned_with_the_telephone_number_while_the_database_is_away(answered):
    client = Client(raise_request_exception=False)
    client.get("/contact/")
    with mock.patch("contact.views.add_follow_up", side_effect=OperationalError("gone")):
        response = client.post(link(answered), make_post(text="My words."))
    assert response.status_code == 503
    document = BeautifulSoup(response.content, "html.parser")
    assert document.find(id="id_text").text.strip() == "My words."
    assert document.find("form", class_="form")["action"] == link(answered)
    assert "0300 300 1548" in document.main.text


def test_errors_link_to_controls_and_the_telephone_number_is_on_the_page(answered, client):
    for changes in ({"token": "x"}, {"text": ""}):
        document = BeautifulSoup(client.post(link(answered), make_post(**changes)).content, "html.parser")
        assert document.find(id=document.find(role="alert").a["href"].removeprefix("#"))
        assert "0300 300 1548" in document.main.text


def test_answer_to_a_data_protection_complaint_tells_of_the_right_to_complain(site, mailbox, client, reviewer):
    for kind in ("data_protection", "question"):
        feedback = make_feedback(kind=kind, email="jo@example.org", outcome="Explained.")
        send_reply(feedback, make_reply(next_state=State.CLOSED), reviewer)
        run_queue()
        shown = client.get("/contact/status/", {"reference": feedback.reference}).text
        for text in (mailbox.messages[-1].get_content(), shown):
            assert ("https://ico.org.uk/make-a-complaint/" in text) == (kind == "data_protection")


def test_withdrawal_counts_again_after_a_reviewer_reopened_the_message(answered, client, reviewer):
    for _ in range(2):
        client.post(link(answered), make_post(text="", withdraw="on"))
        answered.refresh_from_db()
        assert answered.resolution == "withdrawn"
        update(answered, {"state": State.IN_PROGRESS}, reviewer)
    assert answered.history.filter(action=Action.WITHDREW).count() == 2
