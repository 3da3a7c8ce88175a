"""The retention rules: which messages have reached the end of their retention time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.models import Feedback, FeedbackQuerySet, RetentionRule

from .erase import erase


def due_for_erasure() -> FeedbackQuerySet:
    """Return the messages whose retention time is over, by the rule for their kind or else the rule for all kinds.

    Only messages that a reviewer closed or marked as spam: an unread message is never erased.
    """
    rules = list(RetentionRule.objects.all())
    due = Feedback.objects.none()
    for rule in rules:
        matching = Feedback.objects.filter(
            state=rule.state, erased_at=None, closed_at__lt=timezone.now() - timedelta(days=rule.days)
        )
        if rule.kind:
            matching = matching.filter(kind=rule.kind)
        else:
            with_own_rule = [other.kind for other in rules if other.state == rule.state and other.kind]
            matching = matching.exclude(kind__in=with_own_rule)
        due = due | matching
    return due.order_by("closed_at", "pk")


@transaction.atomic
def erase_if_due(feedback: Feedback) -> bool:
    """Erase a message unless it was reopened or erased since it was selected. Returns whether it was erased."""
    current = due_for_erasure().select_for_update().filter(pk=feedback.pk).first()
    if current is None:
        return False
    erase(current)
    return True
