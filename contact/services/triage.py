"""What reviewers do with a message; every action is recorded in its history.

Two reviewers, a bulk action and the retention rules can reach one message at the same time. So each function here locks
the row, reads it again, refuses an erased one, and writes only the fields that it changes. What the caller passes only
names the row: its other values may be out of date.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.defaultfilters import date as format_date
from django.utils import timezone

from contact.models import CLOSED_STATES, Action, Feedback, HistoryEntry, Note, Purpose, Reply, State
from contact.outbox import queue_mail

EDITABLE_FIELDS = ("state", "assignee", "due_on", "acknowledged_on", "outcome")


class TriageError(Exception):
    """A refused action; `reason` tells the reviewer why."""

    reason = ""


class FeedbackErasedError(TriageError):
    """The message has been erased, and stays so."""

    reason = "It has been erased."


class OutcomeRequiredError(TriageError):
    """A data-protection complaint is to be closed without an outcome."""

    reason = "A data-protection complaint needs an outcome before it can be closed."


class NotQuarantinedError(TriageError):
    """A message that is not in quarantine is to be released."""

    reason = "It is not in quarantine."


def get_assignees(*, including: int | None = None) -> QuerySet[User]:
    """Return the users who may handle feedback, and the user with the id `including`, who may have left since."""
    with_groups = "django.contrib.auth.backends.ModelBackend"
    users = get_user_model().objects
    able = users.with_perm("contact.change_feedback", backend=with_groups)
    return users.filter(Q(pk__in=able) | Q(pk=including)) if including else able


def lock(feedback: Feedback) -> Feedback:
    """Return the row as it is now, locked until the transaction ends.

    Raises `FeedbackErasedError`.
    """
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.erased_at:
        raise FeedbackErasedError
    return current


def record(feedback: Feedback, actor: User, action: Action, detail: str = "") -> None:
    """Add a history entry; `detail` names fields and states and never quotes what anyone wrote."""
    HistoryEntry.objects.create(feedback=feedback, actor=actor, action=action, detail=detail[:200])


@transaction.atomic
def update(feedback: Feedback, changes: Mapping[str, Any], actor: User) -> Feedback:
    """Write the new values of some of `EDITABLE_FIELDS` and what follows from them; return the row.

    A caller whose user looked at the values beforehand locks the row and asks `find_conflicts` first.
    Raises `FeedbackErasedError` or `OutcomeRequiredError`.
    """
    current = lock(feedback)
    changed = [name for name in EDITABLE_FIELDS if name in changes and changes[name] != getattr(current, name)]
    if not changed:
        return current
    previous_state = current.state
    for name in changed:
        setattr(current, name, changes[name])
    if current.state == State.CLOSED and current.needs_outcome:
        raise OutcomeRequiredError
    effects = _apply_state_effects(current) if "state" in changed else []
    current.save(update_fields=[*changed, *effects])
    record(current, actor, Action.CHANGED, ", ".join(_describe(current, previous_state, name) for name in changed))
    return current


def _apply_state_effects(feedback: Feedback) -> list[str]:
    """Set the fields that depend on the state and return their names; the retention time counts from `closed_at`."""
    if feedback.state not in CLOSED_STATES:
        feedback.closed_at = None
        return ["closed_at"]
    feedback.closed_at = timezone.now()
    feedback.quarantined = False
    return ["closed_at", "quarantined"]


def _label(name: str) -> str:
    return str(Feedback._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no relation among them


def _describe(feedback: Feedback, previous_state: str, name: str) -> str:
    if name == "state":
        return f"{_label(name)} ({State(previous_state).label} to {feedback.get_state_display()})"
    return _label(name)


def set_state(feedback: Feedback, state: State, actor: User) -> Feedback:
    """Raises `FeedbackErasedError` or `OutcomeRequiredError`."""
    return update(feedback, {"state": state}, actor)


def assign(feedback: Feedback, assignee: User | None, actor: User) -> Feedback:
    """Raises `FeedbackErasedError`."""
    return update(feedback, {"assignee": assignee}, actor)


@transaction.atomic
def release(feedback: Feedback, actor: User) -> None:
    """Take a message out of quarantine and send the notification that was withheld.

    Raises `FeedbackErasedError` or `NotQuarantinedError`.
    """
    current = lock(feedback)
    if not current.quarantined:
        raise NotQuarantinedError
    current.quarantined = False
    current.save(update_fields=["quarantined"])
    record(current, actor, Action.RELEASED)
    queue_mail(Purpose.NOTIFICATION, feedback=current)


@transaction.atomic
def add_note(note: Note, actor: User) -> None:
    """Store an internal note. Raises `FeedbackErasedError`."""
    current = lock(note.feedback)
    note.author = actor
    note.save()
    record(current, actor, Action.NOTED)


@transaction.atomic
def send_reply(reply: Reply, actor: User) -> None:
    """Store a reply and queue its mail; the first reply acknowledges the message. Raises `FeedbackErasedError`."""
    current = lock(reply.feedback)
    reply.author = actor
    reply.save()
    queue_mail(Purpose.REPLY, feedback=current, reply=reply)
    if current.acknowledged_on is None:
        current.acknowledged_on = timezone.localdate()
        current.save(update_fields=["acknowledged_on"])
    record(current, actor, Action.REPLIED)


def find_conflicts(feedback: Feedback, stale: set[str], changes: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each field that this reviewer and, meanwhile, another one changed to different values.

    `feedback` is the locked row, `stale` names the fields whose value is no longer the one that the reviewer saw, and
    `changes` holds what the reviewer entered.
    """
    return {
        name: _describe_conflict(feedback, name)
        for name, value in changes.items()
        if name in stale and value != getattr(feedback, name)
    }


def _describe_conflict(feedback: Feedback, name: str) -> str:
    entry = _latest_change(feedback, name)
    who = entry.actor_name if entry else "Another user"
    when = f" on {format_date(timezone.localtime(entry.at), 'j F Y, H:i')}" if entry else ""
    return (
        f"{who} changed this to “{_display(feedback, name)}”{when}, after you opened this page. "
        "What you entered is still here: save again to replace theirs."
    )


def _latest_change(feedback: Feedback, name: str) -> HistoryEntry | None:
    """Return the history entry of the last change of a field."""
    entries = feedback.history.select_related("actor").order_by("-at", "-pk")
    for entry in entries.filter(action__in=[Action.CHANGED, Action.REPLIED]):
        if entry.action == Action.REPLIED:
            fields = [_label("acknowledged_on")]
        else:
            fields = [part.partition(" (")[0] for part in entry.detail.split(", ")]
        if _label(name) in fields:
            return entry
    return None


def _display(feedback: Feedback, name: str) -> str:
    value = feedback.get_state_display() if name == "state" else getattr(feedback, name)
    return format_date(value, "j F Y") if value and name.endswith("_on") else str(value or "empty")
