"""The status page: true sentences for a sender who knows the reference, and nothing of what the sender wrote."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from contact.models import Mail, Reply, Resolution, State
from contact.references import new_reference
from contact.services.erase import erase
from contact.services.lookup import MAX_MISSES_PER_HOUR
from contact.services.replies import add_follow_up, send_reply
from contact.services.triage import update
from contact.views import MISTYPED, TOO_MANY, UNKNOWN
from tests.factories import make_feedback, make_reply

pytestmark = pytest.mark.django_db

SENDER = {"name": "Canaria Finch", "email": "canary@finch.example", "message": "Tweet tweet"}
LATER = timezone.localdate() + timedelta(days=20)


def main_text(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.text.split())


def status(client, reference):
    return main_text(client.get("/contact/status/", {"reference": reference}))


@pytest.mark.parametrize(
    ("fields", "sentence", "is_promised"),
    [
        ({}, "We have received your message.", True),
        ({"state": "in_progress"}, "We are looking at it.", True),
        ({"state": "waiting"}, "We are looking at it.", False),
        ({"state": "answered"}, "We have answered your message.", False),
        ({"state": "spam"}, "Your message is closed. We have not acted on it.", False),
        ({"quarantined": True}, "We have received your message.", False),
        *(({"state": "closed", "resolution": resolution}, "closed", False) for resolution in Resolution),
        ({"state": "closed"}, "Your message is closed.", False),
    ],
)
def test_status_says_what_is_true_and_promises_an_answer_only_while_it_is_due(
    fields, sentence, is_promised, site, client
):
    feedback = make_feedback(**SENDER, due_on=LATER, **fields)
    sent = f"/contact/sent/{feedback.reference}/"
    for text in (status(client, feedback.reference), main_text(client.get(sent))):
        assert sentence in text
        assert ("hear from us by" in text) == is_promised
        assert not [secret for secret in SENDER.values() if secret in text]


def test_every_resolution_has_its_own_sentence(site, client):
    texts = set()
    for resolution in Resolution:
        feedback = make_feedback(state="closed", resolution=resolution)
        texts.add(status(client, feedback.reference).replace(feedback.reference, ""))
    assert len(texts) == len(Resolution)


def test_status_follows_reply_follow_up_and_erasure(site, client, reviewer):
    feedback = make_feedback(**SENDER, due_on=LATER)
    send_reply(feedback, make_reply(next_state=State.WAITING), reviewer)
    assert "We have written an answer. It is on its way to you." in status(client, feedback.reference)
    Mail.objects.filter(purpose="reply").update(sent_at=timezone.now())
    assert "We are waiting to hear from you." in status(client, feedback.reference)
    today = f"{timezone.localdate():%-d %B %Y}"
    assert f"We answered on {today}." in status(client, feedback.reference)
    add_follow_up(feedback, "And on Sunday?", "key")
    assert "hear from us by" in status(client, feedback.reference)
    update(feedback, {"state": State.CLOSED}, reviewer)
    assert "closed" in status(client, feedback.reference)
    erase(feedback)
    text = status(client, feedback.reference)
    assert "Your message has been erased" in text
    assert "closed" not in text


def test_deadline_that_has_passed_is_said_to_have_passed(site, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    text = status(client, make_feedback(due_on=yesterday).reference)
    assert "and are late" in text
    assert "You will hear" not in text
    assert " by ." not in status(client, make_feedback(due_on=None).reference)


def test_complaint_without_a_way_to_answer_promises_no_acknowledgement(site, client):
    feedback = make_feedback(reply_by="none", kind="data_protection", due_on=LATER)
    assert "acknowledge" not in status(client, feedback.reference)


def test_sender_who_wanted_no_reply_is_promised_none(site, client):
    text = status(client, make_feedback(reply_by="none", due_on=LATER).reference)
    assert "You did not ask for a reply." in text


def test_reference_in_any_spelling_is_found_and_a_mistyped_one_is_named_as_such(site, client):
    feedback = make_feedback()
    assert feedback.reference in status(client, f" {feedback.reference.lower().replace('-', ' ')} ")
    swapped = feedback.reference[:-1] + ("3" if feedback.reference[-1] != "3" else "4")
    assert MISTYPED in status(client, swapped)
    assert UNKNOWN in status(client, new_reference())
    for odd in ("\0", "x" * 5000, "é", "%", "<script>"):
        assert MISTYPED in status(client, odd) or odd.strip("\0") == ""


def test_nobody_can_try_many_references(site, client, one_window):
    feedback = make_feedback()
    for _ in range(MAX_MISSES_PER_HOUR + 5):
        assert feedback.reference in status(client, feedback.reference), "a reference that is right counts for nothing"
    for number in range(MAX_MISSES_PER_HOUR):
        if number % 2:
            client.get(f"/contact/sent/{new_reference()}/")
        else:
            client.get("/contact/status/", {"reference": new_reference()})
    response = client.get("/contact/status/", {"reference": feedback.reference})
    assert response.status_code == 429
    assert TOO_MANY in main_text(response)
    for reference in (feedback.reference, new_reference()):
        text = main_text(client.get(f"/contact/sent/{reference}/"))
        assert reference in text, "a sender who has just sent a message needs it"
        assert "received" not in text, "it does not say whether the reference exists"


def test_status_is_neither_cached_nor_indexed_and_sets_no_cookie(site, client):
    response = client.get("/contact/status/", {"reference": make_feedback().reference})
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.text
    assert not response.cookies


def test_answer_is_that_of_the_newest_reply_that_was_delivered(site, client, reviewer):
    feedback = make_feedback(**SENDER)
    send_reply(feedback, make_reply(), reviewer)
    Mail.objects.filter(purpose="reply").update(failed_at=timezone.now())
    assert "our email could not be delivered. Please telephone us." in status(client, feedback.reference)
    update(feedback, {"state": State.CLOSED}, reviewer)
    text = status(client, feedback.reference)
    assert "could not be delivered" in text
    assert "We have answered" not in text
    long_ago = timezone.now() - timedelta(days=30)
    Mail.objects.filter(purpose="reply").update(failed_at=None, sent_at=long_ago)
    Reply.objects.update(created_at=long_ago)
    send_reply(feedback, make_reply(), reviewer)
    Mail.objects.filter(purpose="reply").update(sent_at=timezone.now())
    assert f"We answered on {timezone.localdate():%-d %B %Y}." in status(client, feedback.reference)


def test_complaint_that_was_acknowledged_is_not_late(site, client):
    fields = {"kind": "data_protection", "due_on": timezone.localdate() - timedelta(days=1), "state": "in_progress"}
    text = status(client, make_feedback(**fields, acknowledged_on=timezone.localdate() - timedelta(days=20)).reference)
    assert "We acknowledged your complaint on" in text
    assert "late" not in text


@pytest.mark.parametrize(
    ("state", "is_shown"), [("new", True), ("in_progress", False), ("closed", False), ("spam", False)]
)
def test_text_about_what_happens_next_is_shown_while_it_is_still_to_come(state, is_shown, site, client):
    text = main_text(client.get(f"/contact/sent/{make_feedback(state=state).reference}/"))
    assert ("will read it" in text) == is_shown
