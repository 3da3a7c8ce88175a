"""Erase a message: what the statistics count remains (reference, dates, kind, theme, channel), the rest is deleted."""

import logging
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_q.models import OrmQ, Task

from contact.models import CLOSED_STATES, Action, Feedback, FeedbackQuerySet, State
from contact.outbox import task_group

from .history import record
from .search import refresh_search_text

security_logger = logging.getLogger("security")

ERASED_VALUES: dict[str, Any] = {
    "submission_key": None,
    "message": "",
    "page": "",
    "name": "",
    "email": "",
    "telephone": "",
    "best_time": "",
    "postal_address": "",
    "reply_format": "",
    "spam_reasons": [],
    "quarantined": False,
    "outcome": "",
    "assignee": None,
    "same_as": None,
}


@transaction.atomic
def erase(feedback: Feedback, *, actor: User | None = None) -> None:
    """Erase a message for good. Without an actor, the retention rules erase it."""
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.erased_at:
        return
    now = timezone.now()
    changes = ERASED_VALUES | {"erased_at": now}
    if current.quarantined:  # undecided: it does not count in figures, and must not begin to
        changes |= {"state": State.SPAM, "closed_at": now}
    elif current.state not in CLOSED_STATES:
        changes |= {"state": State.CLOSED, "closed_at": now}
    Feedback.objects.filter(pk=current.pk).update(**changes)
    _erase_related(current)
    refresh_search_text(current)
    record(current, actor, Action.ERASED if actor else Action.EXPIRED)
    actor_id = actor.pk if actor else None
    transaction.on_commit(lambda: security_logger.info("erased", extra={"actor": actor_id, "feedback": current.pk}))


def find_leftovers() -> FeedbackQuerySet:
    """Return erased messages of which something is left: the release before erases only what it knows."""
    texts = ("telephone", "best_time", "postal_address", "reply_format", "search_text", "search_personal")
    left = Q(same_as__isnull=False) | Q(follow_ups__isnull=False) | Q(drafts__isnull=False)
    for name in texts:
        left |= Q(**{f"{name}__gt": ""})
    return Feedback.objects.exclude(erased_at=None).filter(left).distinct()


@transaction.atomic
def erase_leftovers(feedback: Feedback) -> None:
    """Erase what the release before left of an erased message; its history stays as it is."""
    Feedback.objects.filter(pk=feedback.pk).update(**ERASED_VALUES)
    _erase_related(feedback)
    refresh_search_text(feedback)


def _erase_related(feedback: Feedback) -> None:
    """Delete notes, replies, mail, queued and finished tasks and admin log entries; empty the history's details."""
    for related in (feedback.mails, feedback.notes, feedback.replies, feedback.follow_ups, feedback.drafts):
        related.all().delete()
    feedback.history.update(detail="", assignee=None)
    group = task_group(feedback)
    Task.objects.filter(group=group).delete()
    queued = [entry.pk for entry in OrmQ.objects.all() if entry.task.get("group") == group]
    OrmQ.objects.filter(pk__in=queued).delete()
    content_type = ContentType.objects.get_for_model(Feedback)
    LogEntry.objects.filter(content_type=content_type, object_id=str(feedback.pk)).delete()
