"""Erase a message: reference, dates and kind remain for the statistics, everything else about it is deleted."""

import logging
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.models import CLOSED_STATES, Action, Feedback, HistoryEntry, State
from contact.outbox import task_group

security_logger = logging.getLogger("security")

ERASED_VALUES: dict[str, Any] = {
    "submission_key": None,
    "message": "",
    "page": "",
    "name": "",
    "email": "",
    "spam_reasons": [],
    "quarantined": False,
    "outcome": "",
    "assignee": None,
}


@transaction.atomic
def erase(feedback: Feedback, *, actor: User | None = None) -> None:
    """Erase a message for good. Without an actor, the retention rules erase it."""
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.erased_at:
        return
    now = timezone.now()
    changes = ERASED_VALUES | {"erased_at": now}
    if current.state not in CLOSED_STATES:
        changes |= {"state": State.CLOSED, "closed_at": now}
    for name, value in changes.items():
        setattr(current, name, value)
    current.save(update_fields=list(changes))
    _erase_related(current)
    HistoryEntry.objects.create(feedback=current, actor=actor, action=Action.ERASED)
    actor_id = actor.pk if actor else None
    transaction.on_commit(lambda: security_logger.info("erased", extra={"actor": actor_id, "feedback": current.pk}))


def _erase_related(feedback: Feedback) -> None:
    """Delete notes, replies, mail, queued and finished tasks and admin log entries; empty the history's details."""
    for related in (feedback.mails, feedback.notes, feedback.replies):
        related.all().delete()
    feedback.history.update(detail="")
    group = task_group(feedback)
    Task.objects.filter(group=group).delete()
    queued = [entry.pk for entry in OrmQ.objects.all() if entry.task.get("group") == group]
    OrmQ.objects.filter(pk__in=queued).delete()
    content_type = ContentType.objects.get_for_model(Feedback)
    LogEntry.objects.filter(content_type=content_type, object_id=str(feedback.pk)).delete()
