"""The exchange with the sender: replies of reviewers, and what the sender writes back."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from contact.deadlines import get_due_date
from contact.models import (
    CLOSED_STATES,
    DUE_STATES,
    Action,
    Feedback,
    FollowUp,
    Purpose,
    Reply,
    ReplyMethod,
    Resolution,
    State,
)
from contact.outbox import queue_mail
from contact.selectors import get_assignees, is_withdrawn

from .history import record
from .search import refresh_search_text
from .triage import FeedbackErasedError, TriageError, lock, plan_change, write_change


class NoEmailAddressError(TriageError):
    """A reply by email to a sender who left no address."""

    reason = "The sender left no email address."


@dataclass(frozen=True)
class OutgoingReply:
    """What a reviewer sends: the text, how it reaches the sender, and the state that the message has afterwards.

    `form_key` identifies the form in which it was written. A reply by telephone or letter is only recorded.
    """

    text: str
    form_key: str
    method: ReplyMethod = ReplyMethod.EMAIL
    next_state: State = State.ANSWERED
    signature: str = ""


@transaction.atomic
def send_reply(feedback: Feedback, outgoing: OutgoingReply, actor: User) -> Reply:
    """Store a reply, queue its mail and set the next state; return the reply that the same form has stored, if it has.

    The first reply acknowledges the message. A message without assignee is assigned to the reviewer who replies.
    Raises `FeedbackErasedError`, `NoEmailAddressError` or `OutcomeRequiredError`.
    """
    current = lock(feedback)
    if sent := Reply.objects.filter(form_key=outgoing.form_key).first():
        if not current.follow_ups.filter(created_at__gt=sent.created_at).exists():
            _set_next_state(current, outgoing, actor)  # the button pressed next may set another state
        return sent
    if outgoing.method == ReplyMethod.EMAIL and not current.email:
        raise NoEmailAddressError
    reply = Reply.objects.create(
        feedback=current,
        text=outgoing.text,
        author=actor,
        method=outgoing.method,
        signature=outgoing.signature,
        form_key=outgoing.form_key,
    )
    if outgoing.method == ReplyMethod.EMAIL:
        queue_mail(Purpose.REPLY, feedback=current, reply=reply)
    refresh_search_text(current)
    record(current, actor, Action.REPLIED)
    _set_first_answer(current)
    _set_next_state(current, outgoing, actor)
    return reply


def _set_next_state(current: Feedback, outgoing: OutgoingReply, actor: User) -> None:
    changes = {"state": outgoing.next_state, "assignee": current.assignee or actor}
    if change := plan_change(current, changes, timezone.now()):
        write_change([current], change, actor)


def _set_first_answer(current: Feedback) -> None:
    """Record when the sender was first answered, and the day of the acknowledgement, if this is the first time."""
    missing = [name for name in ("first_answered_on", "acknowledged_on") if getattr(current, name) is None]
    for name in missing:
        setattr(current, name, timezone.localdate())
    if "first_answered_on" in missing:
        current.answer_due_on = current.due_on
        missing.append("answer_due_on")
    if missing:
        current.save(update_fields=missing)


@transaction.atomic
def add_follow_up(feedback: Feedback, text: str, form_key: str) -> None:
    """Store what the sender wrote back, reopen the message and tell its assignee; the same form counts once.

    Raises `FeedbackErasedError`.
    """
    current = lock(feedback)
    if FollowUp.objects.filter(form_key=form_key).exists():
        return
    FollowUp.objects.create(feedback=current, text=text, form_key=form_key)
    refresh_search_text(current)
    record(current, None, Action.WROTE_BACK)
    reopened: dict[str, Any] = {
        "state": State.IN_PROGRESS if current.assignee else State.NEW,
        "closed_at": None,
        "resolution": "",
    }
    if current.state not in DUE_STATES:  # while an answer is due, writing again does not put it off
        reopened["due_on"] = get_due_date(current.kind, timezone.localdate())
    Feedback.objects.filter(pk=current.pk).update(**reopened)
    _notify_assignee(current)


@transaction.atomic
def withdraw(feedback: Feedback) -> None:
    """Close a message at the sender's wish and tell its assignee; the same wish twice counts once.

    Raises `FeedbackErasedError`.
    """
    current = lock(feedback)
    if is_withdrawn(current) and current.state in CLOSED_STATES:
        return
    if current.state not in CLOSED_STATES:
        closed = {"state": State.CLOSED, "resolution": Resolution.WITHDRAWN, "closed_at": timezone.now()}
        Feedback.objects.filter(pk=current.pk).update(**closed)
    record(current, None, Action.WITHDREW)
    _notify_assignee(current)


def _notify_assignee(current: Feedback) -> None:
    """Queue a mail to the assignee; without one who still handles feedback, to the addresses in the settings."""
    assignee = get_assignees().filter(pk=current.assignee_id).first() if current.assignee_id else None
    queue_mail(Purpose.FOLLOW_UP, feedback=current, recipient=assignee)


__all__ = ["FeedbackErasedError", "NoEmailAddressError", "OutgoingReply", "add_follow_up", "send_reply", "withdraw"]
