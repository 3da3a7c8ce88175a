"""What belongs to one message: notes, replies, what the sender wrote back, and the history of who did what."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from .feedback import MAX_MESSAGE_LENGTH, Feedback, ReplyMethod


def get_user_name(user: AbstractUser | None) -> str:
    """Return how colleagues know a user; a deleted one has no name any more."""
    return (user.get_full_name() or user.get_username()) if user else "a former user"


def get_assignee_name(user: AbstractUser | None) -> str:
    """Return the name of an assignee; messages of a reviewer who has left wait for a colleague."""
    if user is None:
        return "None"
    return get_user_name(user) if user.is_active else f"{get_user_name(user)} (has left)"


class ThreadEntry(models.Model):
    """Text that a reviewer wrote about a message."""

    text = models.TextField(max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.created_at:%d %B %Y}"


class Note(ThreadEntry):
    """An internal note, which is never sent to the sender."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="notes")

    class Meta(ThreadEntry.Meta):
        verbose_name = "internal note"


class Reply(ThreadEntry):
    """A reply to the sender: an email, whose `mail` tells whether it was sent, or a record of a call or a letter."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="replies")
    method = models.CharField(
        max_length=20, choices=ReplyMethod, default=ReplyMethod.EMAIL, db_default=ReplyMethod.EMAIL
    )
    signature = models.CharField(max_length=220, blank=True, default="", db_default="", editable=False)
    # The key of the form it was written in: the same form sent twice is one reply.
    form_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique

    class Meta(ThreadEntry.Meta):
        verbose_name = "reply"
        verbose_name_plural = "replies"


class FollowUp(models.Model):
    """What the sender wrote back through the link in a reply."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="follow_ups")
    text = models.TextField(max_length=MAX_MESSAGE_LENGTH)
    form_key = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "follow-up"
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"follow-up of {self.created_at:%d %B %Y}"


class Action(models.TextChoices):
    """What the history records."""

    RECEIVED = "received", "received"
    RECORDED = "recorded", "recorded"
    VIEWED = "viewed", "viewed"
    CHANGED = "changed", "changed"
    NOTED = "noted", "added a note"
    REPLIED = "replied", "replied"
    WROTE_BACK = "wrote_back", "wrote back"
    WITHDREW = "withdrew", "withdrew the message"
    RELEASED = "released", "released from quarantine"
    EXPORTED = "exported", "exported"
    ERASED = "erased", "erased"
    EXPIRED = "expired", "erased by the retention rule"


# Who acts where no user does. Before the release that knows EXPIRED, the retention rules were recorded as ERASED.
WITHOUT_USER = {
    Action.RECEIVED: "Sender",
    Action.WROTE_BACK: "Sender",
    Action.WITHDREW: "Sender",
    Action.ERASED: "Retention rule or former user",
    Action.EXPIRED: "Care City",
}


class HistoryEntry(models.Model):
    """One action on a message. Holds no text of the sender or a reviewer, so that it can outlive erasure."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="history")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    action = models.CharField(max_length=20, choices=Action)
    detail = models.CharField(max_length=200, blank=True)  # names of fields and states only
    # Whom the message was assigned to. Not in `detail`, where the name of a deleted user would remain.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "history entry"
        verbose_name_plural = "history"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.detail}".strip()

    @property
    def actor_name(self) -> str:
        """Who acted, as colleagues know the user; without one, who can have: deleting a user clears `actor`."""
        if self.actor:
            return get_user_name(self.actor)
        return WITHOUT_USER.get(Action(self.action), "Former user")
