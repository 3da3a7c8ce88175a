"""Receipts: the first mail to a sender, never from quarantine, never more than three a day to one address."""

import pytest

from contact.models import Feedback, Mail, Purpose, State
from contact.outbox import MAX_RECEIPTS_A_DAY
from contact.services.triage import release, update
from tests.factories import REPLY, make_feedback, make_post
from tests.worker import run_queue

pytestmark = pytest.mark.django_db


def receipts():
    return Mail.objects.filter(purpose=Purpose.RECEIPT)


def test_receipt_has_reference_dates_and_status_link_and_none_of_the_words(site, client, mailbox, settings):
    client.post("/contact/", make_post(**REPLY, name="Jo Bloggs", message="The lift is broken."))
    run_queue()
    (receipt,) = (message for message in mailbox.messages if message["To"] == "jo@example.org")
    feedback, text = Feedback.objects.get(), receipt.get_content()
    assert feedback.reference in receipt["Subject"]
    assert receipt["Auto-Submitted"] == "auto-replied"
    assert receipt["Reply-To"] is None
    assert f"{settings.SITE_URL}/contact/status/?reference={feedback.reference}" in text
    assert f"{feedback.due_on:%-d %B %Y}" in text
    assert "0300 300 1548" in text
    assert not [secret for secret in ("lift", "Bloggs") if secret in receipt.as_string().replace("jo@", "")]


def test_sender_without_an_address_gets_no_receipt(site, client):
    client.post("/contact/", make_post())
    client.post("/contact/", make_post(reply_by="telephone", telephone="020 7946 0000"))
    assert not receipts().exists()


def test_receipt_of_a_quarantined_message_is_sent_on_release_only(site, reviewer):
    for act in (
        lambda message: update(message, {"state": State.SPAM}, reviewer),
        lambda message: release(message, reviewer),
    ):
        feedback = make_feedback(email="jo@example.org", quarantined=True)
        assert not receipts().exists()
        act(feedback)
    assert receipts().get().feedback == feedback


def test_quarantined_message_that_is_worked_on_leaves_quarantine_and_is_acknowledged(site, reviewer):
    feedback = make_feedback(email="jo@example.org", quarantined=True)
    update(feedback, {"state": State.IN_PROGRESS}, reviewer)
    feedback.refresh_from_db()
    assert not feedback.quarantined
    assert receipts().get().feedback == feedback


def test_one_address_gets_at_most_three_receipts_a_day(site, client, one_window):
    for number in range(MAX_RECEIPTS_A_DAY + 2):
        spelling = "JO@example.org" if number % 2 else "jo@example.org"
        client.post("/contact/", make_post(reply_by="email", email=spelling, message=f"Message {number}"))
    assert receipts().count() == MAX_RECEIPTS_A_DAY
    assert Feedback.objects.count() == MAX_RECEIPTS_A_DAY + 2
