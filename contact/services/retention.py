"""Forgetting on time: which messages have been kept for as long as the rules allow."""

from datetime import timedelta

from django.utils import timezone

from contact.models import Feedback, RetentionRule


def due_for_erasure():
    """Return the messages whose time is over, by the rule for their kind and state or else the one for all kinds.

    Messages that nobody has closed or marked as spam are kept: forgetting them unread would be losing them.
    """
    rules = list(RetentionRule.objects.all())
    due = Feedback.objects.none()
    for rule in rules:
        kept = Feedback.objects.filter(
            state=rule.state, erased_at=None, closed_at__lt=timezone.now() - timedelta(days=rule.days)
        )
        if rule.kind:
            kept = kept.filter(kind=rule.kind)
        else:
            own = [other.kind for other in rules if other.state == rule.state and other.kind]
            kept = kept.exclude(kind__in=own)
        due = due | kept
    return due.order_by("closed_at", "pk")
