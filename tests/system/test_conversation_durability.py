"""Replies and what senders write back, while mail server, worker, database and web server fail: each arrives once."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import local

import pytest

from .fault_injection import FaultInjector, group_ids, recover
from .visitor import Visitor, describe_counts
from .waiting import wait_until

CONVERSATIONS = 80
CLIENTS = 6
REVIEWER = "reviewer@example.org"
ADD_REVIEWER = f"""
from django.contrib.auth.models import Group, User
reviewer = User.objects.create_user("reviewer", "{REVIEWER}", "reviewer")
reviewer.groups.add(Group.objects.get(name="Feedback reviewers"))
"""


def address(number):
    return f"sender-{number}@example.org"


def question(number):
    return f"Question {number:03}: when are you open?"


def answer(number):
    return f"Answer {number:03}: on weekdays."


def follow_up(number):
    return f"Follow-up {number:03}: and at weekends?"


@pytest.fixture
def visitors(running_site):
    """Return a function that returns the visitor of this thread, whose browser is signed in if that is asked for."""
    site, own, errors = running_site[0], local(), Counter()

    def get_visitor(*, reviewer=False):
        if not hasattr(own, "visitor"):
            own.visitor = Visitor(site.url, errors)
            if reviewer:
                own.visitor.submit("/sign-in/", login="reviewer", password="reviewer")
        return own.visitor

    get_visitor.errors = errors
    return get_visitor


def act_under_faults(act, faults):
    """Call `act` with the number of each conversation: a batch for each fault, which is injected in its middle."""
    done = []
    with ThreadPoolExecutor(CLIENTS) as clients:
        for batch, fault in enumerate(faults):
            numbers = range(batch, CONVERSATIONS, len(faults))
            wanted = len(done) + len(numbers) // 5
            acting = clients.map(lambda number: done.append((number, act(number))), numbers)
            wait_until(lambda wanted=wanted: len(done) >= wanted, "the first acts of a batch")
            fault()
            list(acting)
    assert sorted(number for number, _ in done) == list(range(CONVERSATIONS))


def find_mails(mailbox, words):
    """Return the mails whose text has the words."""
    return [mail for mail in mailbox.messages if words in mail.get_content()]


def test_no_reply_or_follow_up_is_lost_or_mailed_twice_under_faults(running_site, visitors, record_property):
    site, mailbox, restart_postgres = running_site
    faults = FaultInjector(site, mailbox, restart_postgres)
    site.manage("shell", "-v0", "-c", ADD_REVIEWER)
    with ThreadPoolExecutor(CLIENTS) as clients:
        details = [{"reply_by": "email", "email": address(number)} for number in range(CONVERSATIONS)]
        list(clients.map(lambda number: visitors().send(question(number), **details[number]), range(CONVERSATIONS)))
    ids = dict(site.query("SELECT email, id FROM contact_feedback"))

    def reply(number):
        path = f"/django-admin/contact/feedback/{ids[address(number)]}/change/"
        return visitors(reviewer=True).submit(path, action="send", **{"reply-text": answer(number)})

    act_under_faults(reply, [faults.refuse_mail, faults.kill_worker_before_mail_is_acknowledged])
    recover(site)
    replies = find_mails(mailbox, "Answer ")
    links = {mail["To"]: re.search(r"/contact/reply/\S+", mail.get_content())[0] for mail in replies}

    def write_back(number):
        return visitors().submit(links[address(number)], text=follow_up(number))

    act_under_faults(write_back, [faults.kill_web_process, faults.crash_database_while_mail_hangs])
    recover(site)

    told = [mail for mail in mailbox.messages if mail["Subject"].endswith("the sender has written back")]
    reply_ids = group_ids(replies, lambda mail: (mail["To"], mail.get_content().partition("\n")[0].strip()))
    told_ids = group_ids(told, lambda mail: mail["Subject"])
    record_property(
        "figure",
        f"{CONVERSATIONS} conversations: replies to {len(reply_ids)}, {len(replies)} mails; follow-ups of "
        f"{len(told_ids)}, {len(told)} mails; faults: {describe_counts(faults.injected)}; "
        f"clients got: {describe_counts(visitors.errors)}.",
    )
    stored = site.query("SELECT email, text FROM contact_reply JOIN contact_feedback f ON f.id = feedback_id")
    returned = site.query("SELECT email, text FROM contact_followup JOIN contact_feedback f ON f.id = feedback_id")
    numbers = range(CONVERSATIONS)
    assert sorted(stored) == sorted((address(number), answer(number)) for number in numbers)
    assert sorted(returned) == sorted((address(number), follow_up(number)) for number in numbers)
    assert sorted(reply_ids) == sorted(stored)
    assert len(told_ids) == CONVERSATIONS
    assert {mail["To"] for mail in told} == {REVIEWER}
    assert {len(identifiers) for identifiers in [*reply_ids.values(), *told_ids.values()]} == {1}
    assert site.query("SELECT DISTINCT state FROM contact_feedback") == [("in_progress",)]
