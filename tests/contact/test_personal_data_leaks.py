"""Personal data of a distinctive "canary" sender is only in messages, notes, replies, and SQLite's search index."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django_q.models import OrmQ

from carecity.monitoring.log_formatters import JSONFormatter
from contact.models import Feedback, Mail, Note
from contact.services.erase import erase
from contact.services.replies import send_reply
from contact.services.search import refresh_search_text
from contact.services.triage import add_note
from tests.factories import make_feedback, make_post, make_reply
from tests.worker import run_queue

IS_SQLITE = connection.vendor == "sqlite"
pytestmark = pytest.mark.django_db

CANARIES = {"name": "Canaria Finch", "email": "canary@finch.example", "message": "Tweet tweet canary message"}
SECRETS = [*CANARIES.values(), "canary"]


def dump():
    """Return every row of every database table as text, including tables without a model."""
    with connection.cursor() as cursor:
        text = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            text += [f"{table}: {row}" for row in cursor.fetchall()]
    return text + [str(entry.task) for entry in OrmQ.objects.all()]


def rows_with_secrets():
    return {line.split(":")[0] for line in dump() if any(secret in line for secret in SECRETS)}


@pytest.fixture
def journey(site, client, mailbox, reviewer_client, reviewer, caplog):
    """Submit, fail to notify, notify, view, note, reply; return the message and the URLs that were requested."""
    caplog.set_level(logging.DEBUG)
    urls = []
    mailbox.mode = "refuse"
    response = client.post("/contact/", make_post(reply_by="email", **CANARIES))
    urls.append(response.url)
    client.get(response.url)
    run_queue()
    mailbox.mode = "accept"
    Mail.objects.update(next_attempt_at="2026-01-01T00:00Z")
    call_command("send_due_mail")
    feedback = Feedback.objects.get()
    assert feedback.name == CANARIES["name"]
    reviewer_client.get(f"/django-admin/contact/feedback/{feedback.pk}/change/")
    add_note(Note(feedback=feedback, text="Ask canary@finch.example"), reviewer)
    send_reply(feedback, make_reply("Dear Canaria Finch"), reviewer)
    run_queue()
    return feedback, urls


def test_personal_data_is_in_no_log_url_subject_notification_session_or_cache(journey, mailbox, caplog):
    _, urls = journey
    receipt, reply, notification = sorted(mailbox.messages, key=lambda message: message["To"] != CANARIES["email"])
    assert not [secret for secret in SECRETS if secret in notification.as_string()]
    assert not [secret for secret in SECRETS if secret in receipt["Subject"] + receipt.get_content()]
    assert not [secret for secret in SECRETS if secret in caplog.text]
    lines = [JSONFormatter().format(record) for record in caplog.records]
    assert not [secret for secret in SECRETS if secret in "".join(lines)]
    assert not [secret for secret in SECRETS if any(secret in url for url in urls)]
    assert not [secret for secret in SECRETS if secret in reply["Subject"] + reply["Message-ID"]]
    assert not [session for session in Session.objects.all() if "anary" in str(session.get_decoded())]
    search_index = {"contact_feedback_search", "contact_feedback_search_content"} if IS_SQLITE else set()
    assert rows_with_secrets() == {"contact_feedback", "contact_note", "contact_reply"} | search_index


def test_erased_personal_data_is_nowhere_in_the_database(journey, reviewer):
    feedback, _ = journey
    assert rows_with_secrets()
    erase(feedback, actor=reviewer)
    assert rows_with_secrets() == set()
    assert any(feedback.reference in line for line in dump())


@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL has no table of its own for the search")
def test_search_index_keeps_no_characters_of_an_erased_message_for_longer_than_a_day(reviewer):
    feedback = make_feedback(message="Zqx")
    refresh_search_text(feedback)
    erase(feedback, actor=reviewer)
    assert any("zqx" in line for line in dump())
    call_command("purge_feedback")
    assert not any("zqx" in line for line in dump())
