"""Queries about who handles feedback, which admin, mail and commands share."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from .models import Action, Feedback, FeedbackSettings


def get_assignees(*, including: int | None = None) -> QuerySet[User]:
    """Return the users who may handle feedback, and the user with the id `including`, who may have left since."""
    with_groups = "django.contrib.auth.backends.ModelBackend"
    users = get_user_model().objects
    able = users.with_perm("contact.change_feedback", backend=with_groups)
    return users.filter(Q(pk__in=able) | Q(pk=including)) if including else able


def get_unassigned_condition() -> Q:
    """Return the condition that a message has no assignee, or one who does not handle feedback any more."""
    return ~Q(assignee__in=list(get_assignees().values_list("pk", flat=True)))


def get_shared_addresses() -> list[str]:
    """Return the addresses in the settings that are no reviewer's own; those get a digest of their own."""
    own = {address.lower() for address in get_assignees().values_list("email", flat=True)}
    return [address for address in FeedbackSettings.load().addresses if address.lower() not in own]


def is_withdrawn(feedback: Feedback) -> bool:
    """Return whether the last thing that the sender told us is that the message is withdrawn."""
    told = feedback.history.filter(action__in=[Action.WROTE_BACK, Action.WITHDREW]).order_by("at", "pk").last()
    return told is not None and told.action == Action.WITHDREW
