"""Erasing a message: reference, dates and kind stay, so that figures stay true; everything else goes, everywhere."""

import logging

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.models import DONE, Action, Feedback, HistoryEntry, State
from contact.outbox import task_group

security = logging.getLogger("security")

ERASED_FIELDS = {
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
def erase(feedback, *, actor=None):
    """Erase a message for good: by a member of staff, or by the site itself when its time is over."""
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk)
    now = timezone.now()
    for name, value in ERASED_FIELDS.items():
        setattr(feedback, name, value)
    if feedback.state not in DONE:
        feedback.state, feedback.closed_at = State.CLOSED, now
    feedback.erased_at = now
    feedback.save()
    _forget_around(feedback)
    HistoryEntry.objects.create(feedback=feedback, actor=actor, action=Action.ERASED)
    by = actor.pk if actor else None
    transaction.on_commit(lambda: security.info("erased", extra={"actor": by, "feedback": feedback.pk}))


def _forget_around(feedback):
    """Remove what else is known about the message: thread, mail, tasks to do and done, details of the histories."""
    for related in (feedback.mails, feedback.notes, feedback.replies):
        related.all().delete()
    feedback.history.update(detail="")
    group = task_group(feedback)
    Task.objects.filter(group=group).delete()
    queued = [entry.pk for entry in OrmQ.objects.all() if entry.task.get("group") == group]
    OrmQ.objects.filter(pk__in=queued).delete()
    about = ContentType.objects.get_for_model(Feedback)
    LogEntry.objects.filter(content_type=about, object_id=str(feedback.pk)).delete()
