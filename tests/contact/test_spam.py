"""Keeping spam out without losing people: signs add up, and nothing is thrown away."""

import time
from unittest import mock

import pytest

from contact.forms import FeedbackForm
from contact.models import Feedback, FeedbackSettings, Mail
from contact.tokens import issue_token
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def opened(seconds_ago):
    with mock.patch("time.time", return_value=time.time() - seconds_ago):
        return issue_token()


def sent(client, *, seconds_ago=60, leave_out=(), **changes):
    """Send a message from a form opened so long ago, and return it."""
    post = make_post(token=opened(seconds_ago), **changes)
    answer = client.post("/contact/", {name: value for name, value in post.items() if name not in leave_out})
    assert answer.status_code == 303
    return Feedback.objects.get(reference=answer.url.split("/")[-2])


def test_an_ordinary_message_shows_no_sign(site, client):
    feedback = sent(client)
    assert (feedback.spam_score, feedback.spam_reasons, feedback.quarantined) == (0, [], False)


@pytest.mark.parametrize(
    ("changes", "leave_out", "reason"),
    [
        ({FeedbackForm.HIDDEN_NAME: "Jo Bloggs"}, (), "the hidden field was filled in"),
        ({"seconds_ago": 1}, (), "sent within 3 seconds"),
        ({}, (FeedbackForm.HIDDEN_NAME,), "the hidden field was missing"),
    ],
    ids=["a password manager fills the hidden field", "sent after one second", "the hidden field is missing"],
)
def test_what_a_person_may_do_is_stored_told_to_staff_and_not_quarantined(changes, leave_out, reason, site, client):
    feedback = sent(client, leave_out=leave_out, **changes)
    assert feedback.spam_reasons == [reason]
    assert not feedback.quarantined
    assert Mail.objects.filter(feedback=feedback).exists()


def test_two_links_are_no_sign_and_more_add_up_to_a_limit(site, client):
    def score(links):
        return sent(client, message=f"{links} " + "https://example.org/ " * links).spam_score

    assert [score(2), score(3), score(4), score(50)] == [0, 1, 2, 4]


def test_the_same_words_from_another_connection_are_a_sign(site, client):
    sent(client, message="Buy now")
    again = client.post("/contact/", make_post(message="BUY NOW", token=opened(60)), REMOTE_ADDR="192.0.2.7")
    assert again.status_code == 303
    assert Feedback.objects.first().spam_reasons == ["the same message came before"]


def test_above_the_threshold_it_waits_in_quarantine_with_its_reasons_and_nobody_is_told_yet(site, client):
    feedback = sent(client, **{FeedbackForm.HIDDEN_NAME: "x", "seconds_ago": 0, "message": "www. " * 9})
    assert feedback.quarantined
    assert feedback.spam_reasons == ["the hidden field was filled in", "sent within 3 seconds", "9 links"]
    assert not Mail.objects.exists()


def test_the_sender_of_a_quarantined_message_is_thanked_like_anybody(site, client):
    FeedbackSettings.objects.create(quarantine_score=1)
    feedback = sent(client, seconds_ago=0)
    assert feedback.quarantined
    assert feedback.reference in client.get(f"/contact/sent/{feedback.reference}/").text
