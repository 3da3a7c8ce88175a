"""The spam check: signs add up to a score, and every message is stored."""

import time
from unittest import mock

import pytest

from contact.forms import FeedbackForm
from contact.models import Feedback, FeedbackSettings, Mail
from contact.tokens import issue_token
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def token_issued(seconds_ago):
    with mock.patch("time.time", return_value=time.time() - seconds_ago):
        return issue_token()


def submit(client, *, seconds_ago=60, leave_out=(), **changes):
    """Submit a form that was opened `seconds_ago`, and return the stored message."""
    post = make_post(token=token_issued(seconds_ago), **changes)
    response = client.post("/contact/", {name: value for name, value in post.items() if name not in leave_out})
    assert response.status_code == 303
    return Feedback.objects.get(reference=response.url.split("/")[-2])


def test_ordinary_message_has_no_sign(site, client):
    feedback = submit(client)
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
def test_single_sign_is_recorded_without_quarantine(changes, leave_out, reason, site, client):
    feedback = submit(client, leave_out=leave_out, **changes)
    assert feedback.spam_reasons == [reason]
    assert not feedback.quarantined
    assert Mail.objects.filter(feedback=feedback).exists()


def test_more_than_two_links_score_up_to_four(site, client):
    def score(links):
        return submit(client, message=f"{links} " + "https://example.org/ " * links).spam_score

    assert [score(2), score(3), score(4), score(50)] == [0, 1, 2, 4]


def test_same_text_from_another_connection_is_a_sign(site, client):
    submit(client, message="Buy now")
    second = client.post("/contact/", make_post(message="BUY NOW", token=token_issued(60)), REMOTE_ADDR="192.0.2.7")
    assert second.status_code == 303
    assert Feedback.objects.first().spam_reasons == ["the same message came before"]


def test_high_score_quarantines_with_reasons_and_without_notification(site, client):
    feedback = submit(client, **{FeedbackForm.HIDDEN_NAME: "x", "seconds_ago": 0, "message": "www. " * 9})
    assert feedback.quarantined
    assert feedback.spam_reasons == ["the hidden field was filled in", "sent within 3 seconds", "9 links"]
    assert not Mail.objects.exists()


def test_sender_of_a_quarantined_message_sees_the_same_page(site, client):
    FeedbackSettings.objects.create(quarantine_score=1)
    feedback = submit(client, seconds_ago=0)
    assert feedback.quarantined
    assert feedback.reference in client.get(f"/contact/sent/{feedback.reference}/").text
