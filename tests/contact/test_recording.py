"""Messages that a reviewer records: what came by telephone, letter, in person or email."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from contact.models import Action, Channel, Feedback, Mail, Purpose
from tests.factories import make_post
from tests.worker import run_queue

pytestmark = pytest.mark.django_db

RECORD = "/django-admin/contact/feedback/record/"
YESTERDAY = timezone.localdate() - timedelta(days=1)


def make_record(**changes):
    return make_post(channel="telephone", received_on=f"{YESTERDAY}", **changes)


@pytest.mark.parametrize("channel", [value for value in Channel.values if value != Channel.WEB])
def test_recorded_message_has_reference_deadline_and_history_and_no_spam_score(channel, reviewer_client, reviewer):
    text = "Cheap pills! " + "http://spam.example " * 9
    response = reviewer_client.post(RECORD, make_record(message=text) | {"channel": channel})
    feedback = Feedback.objects.get()
    assert response.url == f"/django-admin/contact/feedback/{feedback.pk}/change/"
    assert (feedback.channel, feedback.received_on, feedback.assignee) == (channel, YESTERDAY, reviewer)
    assert (feedback.spam_score, feedback.quarantined) == (0, False)
    assert feedback.due_on > YESTERDAY
    entry = feedback.history.get()
    assert (entry.action, entry.actor) == (Action.RECORDED, reviewer)
    assert f"{feedback.reference} was recorded" in reviewer_client.get(response.url).text


def test_sender_with_an_address_gets_a_receipt(reviewer_client):
    reviewer_client.post(RECORD, make_record(reply_by="email", email="jo@example.org"))
    assert [mail.purpose for mail in Mail.objects.all()] == [Purpose.RECEIPT]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"received_on": f"{YESTERDAY + timedelta(days=9)}"}, "Enter a day that is not in the future."),
        ({"received_on": "0026-11-01"}, "Enter a day in the last ten years."),
        ({"channel": "web"}, "Choose how it reached us"),
        ({"message": ""}, "Enter what was said or written"),
        ({"reply_by": "letter"}, "s postal address"),
        ({"kind": "data_protection", "reply_by": "none"}, "complaint"),
    ],
)
def test_invalid_record_says_what_to_do_and_keeps_what_was_typed(changes, error, reviewer_client):
    page = reviewer_client.post(RECORD, make_record(name="Jo Bloggs") | changes)
    assert page.status_code == 200
    assert error in page.text
    assert not Feedback.objects.exists()


def test_button_pressed_twice_records_one_message_and_an_equal_record_is_another(reviewer_client):
    for number in (1, 2):
        key = BeautifulSoup(reviewer_client.get(RECORD).content, "html.parser").find(
            "input", attrs={"name": "form_key"}
        )
        pages = [reviewer_client.post(RECORD, make_record(form_key=key["value"])).url for _ in range(2)]
        assert len(set(pages)) == 1
        assert Feedback.objects.count() == number
    changed = make_record(form_key=key["value"], message="Something else")
    reviewer_client.post(RECORD, changed)
    assert Feedback.objects.count() == 3


def test_list_and_report_show_the_day_on_which_a_recorded_letter_was_received(reviewer_client):
    day = timezone.localdate() - timedelta(days=60)
    reviewer_client.post(RECORD, make_record() | {"received_on": f"{day}"})
    assert f"{day:%-d %b %Y}" in reviewer_client.get("/django-admin/contact/feedback/").text
    found = reviewer_client.get("/django-admin/contact/feedback/", {"received_on__lt": f"{day + timedelta(days=1)}"})
    assert Feedback.objects.get().reference in found.text


def test_form_addresses_the_reviewer_not_the_sender(reviewer_client):
    text = BeautifulSoup(reviewer_client.get(RECORD).content, "html.parser").find("form", class_="card").text
    assert "Your " not in text
    assert "reply to you" not in text


def test_choices_have_a_group_name_for_screen_readers(reviewer_client):
    document = BeautifulSoup(reviewer_client.get(RECORD).content, "html.parser")
    for radio in document.select("form.card input[type=radio]"):
        assert radio.find_parent("fieldset").legend.text.strip()
    assert not document.find("label", attrs={"for": ""})


def test_receipt_of_a_letter_that_is_recorded_late_promises_nothing_that_is_over(reviewer_client, mailbox):
    long_ago = timezone.localdate() - timedelta(days=60)
    reviewer_client.post(RECORD, make_record(reply_by="email", email="jo@example.org") | {"received_on": f"{long_ago}"})
    run_queue()
    (receipt,) = mailbox.messages
    assert "You will hear from us by" not in receipt.get_content()
    assert "are late. We are sorry." in receipt.get_content()
