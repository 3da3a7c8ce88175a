"""What reviewers do with messages: change, assign, release and note; every action is recorded in the history.

Two reviewers, a bulk action and the retention rules can reach one message at the same time. So each function here locks
the rows, reads them again, refuses erased ones, and writes only the fields that it changes. What the caller passes only
names the rows: its other values may be out of date.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
    HistoryEntry,
    Kind,
    Note,
    Purpose,
    Resolution,
    State,
    get_user_name,
)
from contact.outbox import queue_mail, queue_notifications, queue_receipt
from contact.selectors import get_assignees

from .history import record, record_changes
from .search import refresh_search_text

EDITABLE_FIELDS = (
    "state",
    "assignee",
    "due_on",
    "theme",
    "kind",
    "same_as",
    "resolution",
    "outcome",
    "acknowledged_on",
)
CHANGES = (Action.CHANGED, Action.REPLIED, Action.NOTED, Action.WROTE_BACK, Action.WITHDREW, Action.RELEASED)
PRESSED_TWICE = timedelta(minutes=1)
CHUNK_SIZE = 500  # rows in one statement: SQLite limits the number of parameters


class TriageError(Exception):
    """A refused action; `reason` tells the reviewer why."""

    reason = ""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason or self.reason
        super().__init__(self.reason)


class FeedbackErasedError(TriageError):
    """The message has been erased, and stays so."""

    reason = "It has been erased."


class OutcomeRequiredError(TriageError):
    """A data-protection complaint is to be closed without an outcome."""

    reason = "A data-protection complaint needs an outcome before it can be closed."


class ResolutionRequiredError(TriageError):
    """A message to which no reviewer has replied is to be closed without a resolution."""

    reason = "No reviewer has replied. Choose a resolution before you close a message."


class ReplyRequiredError(TriageError):
    """A message is to be marked or closed as answered to which no reviewer has replied."""

    reason = "No reply was sent or recorded. Send one, or record how you answered."


class ChangedMeanwhileError(TriageError):
    """A message was changed after the reviewer opened the list in which it was selected."""

    reason = "It was changed after you opened the list."


class AssignedToColleagueError(TriageError):
    """A reviewer takes a message in a bulk action that a colleague has."""


class NotQuarantinedError(TriageError):
    """A message that is not in quarantine is to be released."""

    reason = "It is not in quarantine."


@dataclass
class BulkResult:
    """The messages that a bulk action changed, and for each reason the references of those that it skipped."""

    updated: list[Feedback] = field(default_factory=list)
    skipped: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Change:
    """What is to be written to a locked row: the values by field, and how the history describes them."""

    values: dict[str, Any]
    detail: str
    leaves_quarantine: bool


def lock(feedback: Feedback) -> Feedback:
    """Return the row as it is now, locked until the transaction ends.

    Raises `FeedbackErasedError`.
    """
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.erased_at:
        raise FeedbackErasedError
    return current


@transaction.atomic
def update(feedback: Feedback, changes: Mapping[str, Any], actor: User) -> Feedback:
    """Write the new values of some of `EDITABLE_FIELDS` and what follows from them; return the row.

    A caller whose user looked at the values beforehand locks the row and asks `find_conflicts` first.
    Raises `FeedbackErasedError`, `OutcomeRequiredError`, `ResolutionRequiredError` or `ReplyRequiredError`.
    """
    current = lock(feedback)
    if change := plan_change(current, changes, timezone.now()):
        write_change([current], change, actor)
    return current


@transaction.atomic
def update_many(
    pks: Iterable[int],
    changes: Mapping[str, Any],
    actor: User,
    *,
    check: Callable[[Feedback], None] | None = None,
    seen_at: datetime | None = None,
) -> BulkResult:
    """Change many messages alike, with a few statements for each chunk; skip those that cannot be changed.

    `check` may refuse a locked row with a `TriageError`; one that another user or the sender has changed since
    `seen_at` is refused. Rows are locked in the order of their keys, so that two bulk actions wait for each other
    instead of deadlocking.
    """
    result, now = BulkResult(), timezone.now()
    groups: dict[tuple[Any, ...], list[tuple[Feedback, Change]]] = defaultdict(list)
    for current in _lock_many(pks, seen_at=seen_at, actor=actor):
        try:
            if current.erased_at:
                raise FeedbackErasedError
            if current.changed_meanwhile:
                raise ChangedMeanwhileError
            if check is not None:
                check(current)
            change = plan_change(current, changes, now)
        except TriageError as error:
            result.skipped[error.reason].append(current.reference)
            continue
        result.updated.append(current)
        if change:
            groups[(*sorted(change.values.items(), key=str), change.detail)].append((current, change))
    for planned in groups.values():
        write_change([row for row, _ in planned], planned[0][1], actor)
    return result


def _lock_many(pks: Iterable[int], *, seen_at: datetime | None = None, actor: User | None = None) -> Iterable[Any]:
    """Yield the rows, each with `changed_meanwhile`: whether another user or the sender did that since `seen_at`."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), CHUNK_SIZE):
        chunk = ordered[start : start + CHUNK_SIZE]
        rows = Feedback.objects.select_for_update().filter(pk__in=chunk).order_by("pk")
        locked: list[Any] = list(rows.prefetch_related("assignee", "theme", "same_as"))
        changes = HistoryEntry.objects.filter(feedback__in=chunk, at__gt=seen_at or timezone.now(), action__in=CHANGES)
        changed = set(changes.exclude(actor=actor).values_list("feedback", flat=True)) if seen_at else set()
        for row in locked:
            row.changed_meanwhile = row.pk in changed
            yield row


def plan_change(current: Feedback, changes: Mapping[str, Any], now: datetime) -> Change | None:
    """Set the new values and those that follow from them on a locked row; return what to write, if anything.

    Raises `OutcomeRequiredError`, `ResolutionRequiredError` or `ReplyRequiredError`.
    """
    changed = {
        name: changes[name] for name in EDITABLE_FIELDS if name in changes and changes[name] != getattr(current, name)
    }
    if not changed:
        return None
    previous = {name: getattr(current, name) for name in EDITABLE_FIELDS}
    was_quarantined = current.quarantined
    for name, value in changed.items():
        setattr(current, name, value)
    effects: dict[str, Any] = {"quarantined": False} if was_quarantined else {}
    if "kind" in changed:
        effects |= _effects_of_kind(current, previous["kind"], due_date_is_set="due_on" in changed)
    if changed.get("resolution") == Resolution.ANSWERED and not current.first_answered_on:
        raise ReplyRequiredError
    if "state" in changed:
        effects |= _effects_of_state(current, now)
    for name, value in effects.items():
        setattr(current, name, value)
    followed = [
        name for name in effects if name in previous and name not in changed and effects[name] != previous[name]
    ]
    detail = ", ".join(_describe(current, previous["state"], name) for name in [*changed, *followed])
    return Change(changed | effects, detail, leaves_quarantine=was_quarantined)


def _effects_of_kind(feedback: Feedback, previous: str, *, due_date_is_set: bool) -> dict[str, Any]:
    """Keep the kind that the sender chose; a complaint about data protection has its own deadline."""
    effects: dict[str, Any] = {} if feedback.original_kind else {"original_kind": previous}
    if not due_date_is_set and Kind.DATA_PROTECTION in (feedback.kind, previous):
        effects["due_on"] = get_due_date(feedback.kind, feedback.received_date)
    return effects


def _effects_of_state(feedback: Feedback, now: datetime) -> dict[str, Any]:
    """Return the fields that depend on the state; the retention time counts from `closed_at`."""
    if feedback.state == State.ANSWERED and not feedback.first_answered_on:
        raise ReplyRequiredError
    if feedback.state not in CLOSED_STATES:
        return {"closed_at": None, "resolution": ""}
    effects: dict[str, Any] = {"closed_at": now}
    if feedback.state == State.CLOSED:
        if feedback.needs_outcome:
            raise OutcomeRequiredError
        if not feedback.resolution and not feedback.first_answered_on:
            raise ResolutionRequiredError
        effects["resolution"] = feedback.resolution or Resolution.ANSWERED
    return effects


def write_change(rows: list[Feedback], change: Change, actor: User) -> None:
    """Write the same change to locked rows, record it, and queue the mail that follows from it."""
    for start in range(0, len(rows), CHUNK_SIZE):
        chunk = [row.pk for row in rows[start : start + CHUNK_SIZE]]
        Feedback.objects.filter(pk__in=chunk).update(**change.values)
    assignee = change.values.get("assignee")
    record_changes(rows, actor, change.detail, assignee)
    for row in rows:
        if "outcome" in change.values:
            refresh_search_text(row)
        if assignee and assignee != actor and assignee.email:
            queue_mail(Purpose.ASSIGNMENT, feedback=row, recipient=assignee)
        if change.leaves_quarantine and row.state in DUE_STATES:
            queue_receipt(row)


def _label(name: str) -> str:
    return str(Feedback._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no reverse relation among them


def _describe(feedback: Feedback, previous_state: str, name: str) -> str:
    if name == "state":
        return f"{_label(name)} ({State(previous_state).label} to {feedback.get_state_display()})"
    return _label(name)


def take_many(pks: Iterable[int], reviewer: User) -> BulkResult:
    """Assign messages to the reviewer, except those that a colleague has who still handles feedback."""

    able = set(get_assignees().values_list("pk", flat=True))

    def refuse_assigned(current: Feedback) -> None:
        if current.assignee_id in able - {reviewer.pk}:
            raise AssignedToColleagueError(f"It is assigned to {get_user_name(current.assignee)}.")

    return update_many(pks, {"assignee": reviewer}, reviewer, check=refuse_assigned)


@transaction.atomic
def release(feedback: Feedback, actor: User) -> None:
    """Take a message out of quarantine, and send the notification and the receipt that were withheld.

    Raises `FeedbackErasedError` or `NotQuarantinedError`.
    """
    current = lock(feedback)
    if not current.quarantined:
        raise NotQuarantinedError
    _release([current], actor)


@transaction.atomic
def release_many(pks: Iterable[int], actor: User) -> BulkResult:
    """Release messages; skip those that are erased or not in quarantine."""
    result = BulkResult()
    for current in _lock_many(pks):
        if current.erased_at or not current.quarantined:
            error = FeedbackErasedError if current.erased_at else NotQuarantinedError
            result.skipped[error.reason].append(current.reference)
        else:
            result.updated.append(current)
    for start in range(0, len(result.updated), CHUNK_SIZE):
        _release(result.updated[start : start + CHUNK_SIZE], actor)
    return result


def _release(rows: list[Feedback], actor: User) -> None:
    """Release locked rows with a few statements, and queue their mail."""
    Feedback.objects.filter(pk__in=[row.pk for row in rows]).update(quarantined=False)
    HistoryEntry.objects.bulk_create(HistoryEntry(feedback=row, actor=actor, action=Action.RELEASED) for row in rows)
    queue_notifications(rows)
    for row in rows:
        row.quarantined = False
        queue_receipt(row)


@transaction.atomic
def add_note(note: Note, actor: User) -> None:
    """Store an internal note, unless this is the second press of the button. Raises `FeedbackErasedError`."""
    current = lock(note.feedback)
    pressed_before = timezone.now() - PRESSED_TWICE
    if current.notes.filter(author=actor, text=note.text, created_at__gt=pressed_before).exists():
        return
    note.author = actor
    note.save()
    refresh_search_text(current)
    record(current, actor, Action.NOTED)
