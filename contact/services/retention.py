"""The retention rules: which messages have reached the end of their retention time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.models import QUARANTINED, Feedback, FeedbackQuerySet, RetentionRule, State

from .erase import erase


def due_for_erasure() -> FeedbackQuerySet:
    """Return the messages whose retention time is over, by the rule for their kind or else the rule for all kinds.

    Only messages that a reviewer closed or marked as spam, and those that stayed in quarantine without a decision: an
    unread message that does not look like spam is never erased.
    """
    rules = list(RetentionRule.objects.all())
    due = Feedback.objects.none()
    for rule in rules:
        matching = _past(rule)
        if rule.kind:
            matching = matching.filter(kind=rule.kind)
        else:
            with_own_rule = [other.kind for other in rules if other.state == rule.state and other.kind]
            matching = matching.exclude(kind__in=with_own_rule)
        due = due | matching
    return due.order_by("closed_at", "pk")


def _past(rule: RetentionRule) -> FeedbackQuerySet:
    """Return the messages of every kind to which the rule applies and whose time is over."""
    end = timezone.now() - timedelta(days=rule.days)
    if rule.state == QUARANTINED:
        undecided = Feedback.objects.quarantined().filter(state=State.NEW, assignee=None)
        return undecided.filter(erased_at=None, created_at__lt=end)
    return Feedback.objects.filter(state=rule.state, erased_at=None, closed_at__lt=end)


@transaction.atomic
def erase_if_due(feedback: Feedback) -> bool:
    """Erase a message unless it was reopened or erased since it was selected. Returns whether it was erased."""
    current = due_for_erasure().select_for_update().filter(pk=feedback.pk).first()
    if current is None:
        return False
    erase(current)
    return True
