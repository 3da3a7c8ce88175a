"""What staff do with a message: each act is written into its history, and what follows from it is done here."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from contact.models import DONE, Action, Feedback, HistoryEntry, Purpose, State
from contact.outbox import queue_mail


def assignees():
    """Return the people who can do the work."""
    with_model = "django.contrib.auth.backends.ModelBackend"  # the one that knows groups
    return get_user_model().objects.with_perm("contact.change_feedback", backend=with_model)


def record(feedback, actor, action, detail=""):
    """Write an act into the message's history; `detail` names fields and states, never what somebody wrote."""
    HistoryEntry.objects.create(feedback=feedback, actor=actor, action=action, detail=detail[:200])


@transaction.atomic
def save_changes(feedback, actor, before):
    """Save a message that was edited, and what follows from its state; `before` is the row as it was."""
    _follow_state(feedback, before)
    feedback.save()
    changed = [name for name in EDITABLE if getattr(feedback, name) != getattr(before, name)]
    if changed:
        record(feedback, actor, Action.CHANGED, ", ".join(_describe(feedback, before, name) for name in changed))


# What staff may change about a message.
EDITABLE = ("state", "assignee", "due_on", "acknowledged_on", "outcome")


def _describe(feedback, before, name):
    if name == "state":
        return f"{before.get_state_display()} to {feedback.get_state_display()}"
    return str(feedback._meta.get_field(name).verbose_name)


def _follow_state(feedback, before):
    """Note when a message was done with, from which its time to be forgotten counts; unmark it when reopened."""
    if feedback.state in DONE:
        feedback.closed_at = before.closed_at if before.state == feedback.state else timezone.now()
        feedback.quarantined = False
    else:
        feedback.closed_at = None


def set_state(feedback, state, actor):
    """Put a message into a state, as the bulk actions do. Returns whether it could be done."""
    if state == State.CLOSED and feedback.needs_outcome:
        return False
    before = Feedback.objects.get(pk=feedback.pk)
    feedback.state = state
    save_changes(feedback, actor, before)
    return True


@transaction.atomic
def assign(feedback, actor):
    """Give a message to whoever asks for it."""
    before = Feedback.objects.get(pk=feedback.pk)
    feedback.assignee = actor
    save_changes(feedback, actor, before)


@transaction.atomic
def release(feedback, actor):
    """Take a message out of quarantine and tell staff of it as of any other. Returns whether it was there."""
    released = Feedback.objects.quarantined().filter(pk=feedback.pk).update(quarantined=False)
    if released:
        record(feedback, actor, Action.RELEASED)
        queue_mail(Purpose.NOTIFICATION, feedback=feedback)
    return bool(released)


@transaction.atomic
def add_note(note, actor):
    """Store an internal note."""
    note.author = actor
    note.save()
    record(note.feedback, actor, Action.NOTED)


@transaction.atomic
def send_reply(reply, actor):
    """Store a reply and queue its mail; the first one acknowledges the message."""
    reply.author = actor
    reply.save()
    queue_mail(Purpose.REPLY, feedback=reply.feedback, reply=reply)
    Feedback.objects.filter(pk=reply.feedback_id, acknowledged_on=None).update(acknowledged_on=timezone.localdate())
    record(reply.feedback, actor, Action.REPLIED)
