"""Any interleaving of two reviewers, a manager who erases, the worker and the sender.

No erased text comes back, no write is lost without telling its author, and no reply reaches the sender twice.
"""

from collections import Counter

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contact.models import Draft, Feedback, FollowUp, Note, Reply
from contact.services.erase import erase
from contact.services.triage import take_many
from contact.tokens import issue_follow_up_token, issue_token
from tests.conftest import make_client
from tests.factories import make_post
from tests.worker import run_queue

from .conversation import open_form, press

REVIEWERS = st.sampled_from([0, 1])


class Conversations(RuleBasedStateMachine):
    """One message, whose `outcome` stands for every field that two can change; each example is rolled back."""

    reviewers, manager, sender, mailbox = [], None, None, None  # set by the test

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.mailbox.messages.clear()
        self.clients = [make_client(reviewer) for reviewer in self.reviewers]
        self.forms = [None, None]
        self.outcome, self.erased, self.closed, self.counter = "", False, False, 0
        self.sent_replies, self.sent_follow_ups, self.notes = set(), [], []

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def number(self):
        self.counter += 1
        return self.counter

    @initialize()
    def submit(self):
        self.sender.post("/contact/", make_post(message="Secret words", reply_by="email", email="jo@example.org"))
        self.feedback = Feedback.objects.get()

    @rule(reviewer=REVIEWERS)
    @precondition(lambda self: not self.erased)
    def open(self, reviewer):
        self.forms[reviewer] = open_form(self.clients[reviewer], self.feedback)

    def press(self, reviewer, action, typed):
        return press(self.clients[reviewer], self.feedback, action, typed, form=self.forms[reviewer])

    @rule(reviewer=REVIEWERS)
    @precondition(lambda self: any(self.forms))
    def save_outcome(self, reviewer):
        if self.forms[reviewer] is None:
            return
        outcome, seen = f"Outcome {self.number()}", self.forms[reviewer]["initial-outcome"]
        response = self.press(reviewer, "handling", {"outcome": outcome})
        if self.erased:
            assert response.status_code == 409
            assert outcome in response.text
        elif seen == self.outcome:
            assert response.status_code == 302
            self.outcome = outcome
        else:
            assert response.status_code == 200
            assert "changed this to" in response.text

    @rule(reviewer=REVIEWERS, times=st.integers(1, 2), action=st.sampled_from(["send", "send_and_close"]))
    @precondition(lambda self: any(self.forms))
    def reply(self, reviewer, times, action):
        form = self.forms[reviewer]
        if form is None:
            return
        text = f"Reply {self.number()}"
        state = "closed" if self.closed else "open"
        is_unseen = form["reply-seen"] != f"{len(self.sent_replies)} {len(self.sent_follow_ups)} {state}"
        for _ in range(times):
            response = self.press(reviewer, action, {"reply-text": text})
            assert response.status_code == (409 if self.erased else 200 if is_unseen else 302)
            assert not is_unseen or text in response.text
        if not self.erased and not is_unseen:
            self.sent_replies.add((form["reply-form_key"], text))
            self.closed = action == "send_and_close"

    @rule(reviewer=REVIEWERS)
    @precondition(lambda self: any(self.forms))
    def add_note(self, reviewer):
        if self.forms[reviewer] is not None:
            text = f"Note {self.number()}"
            response = self.press(reviewer, "note", {"note-text": text})
            assert response.status_code == (409 if self.erased else 302)
            assert not self.erased or text in response.text
            self.notes += [] if self.erased else [text]

    @rule(reviewer=REVIEWERS)
    def take(self, reviewer):
        result = take_many([self.feedback.pk], self.reviewers[reviewer])
        assert result.updated or result.skipped

    @rule(times=st.integers(1, 2))
    def write_back(self, times):
        url = reverse("feedback_follow_up", args=[issue_follow_up_token(self.feedback)])
        post = {"token": issue_token(), "text": f"Follow-up {self.number()}"}
        for _ in range(times):
            assert self.sender.post(url, post).status_code == (404 if self.erased else 303)
        if not self.erased:
            self.sent_follow_ups.append(post["text"])
            self.closed = False

    @rule()
    def withdraw(self):
        url = reverse("feedback_follow_up", args=[issue_follow_up_token(self.feedback)])
        post = {"token": issue_token(), "withdraw": "on"}
        assert self.sender.post(url, post).status_code == (404 if self.erased else 303)
        self.closed = self.closed or not self.erased

    @rule()
    def work(self):
        run_queue()

    @rule()
    def erase(self):
        erase(self.feedback, actor=self.manager)
        self.erased = True

    @invariant()
    def nothing_is_lost_and_nothing_comes_back(self):
        feedback = Feedback.objects.get()
        if self.erased:
            assert (feedback.message, feedback.email, feedback.outcome, feedback.search_text) == ("", "", "", "")
            assert feedback.assignee is None
            assert not any(model.objects.exists() for model in (Note, Reply, FollowUp, Draft))
        else:
            assert feedback.outcome == self.outcome
            assert [entry.text for entry in FollowUp.objects.all()] == self.sent_follow_ups
            assert Reply.objects.count() == len(self.sent_replies)
            assert [note.text for note in Note.objects.all()] == self.notes
            assert (feedback.state == "closed") == self.closed

    @invariant()
    def no_mail_is_sent_twice(self):
        sent = Counter(message["Message-ID"] for message in self.mailbox.messages)
        assert max(sent.values(), default=1) == 1
        replies = [message for message in self.mailbox.messages if message["Subject"].startswith("Your feedback")]
        assert len(replies) <= len(self.sent_replies)


@pytest.mark.django_db
def test_any_interleaving_keeps_the_promises(site, reviewer, manager, client, mailbox):
    people = {"reviewers": [reviewer, manager], "manager": manager, "sender": client, "mailbox": mailbox}
    checks = list(HealthCheck)
    run_state_machine_as_test(
        type("Machine", (Conversations,), people),
        settings=settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=checks),
    )
