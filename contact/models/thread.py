"""What belongs to one message: internal notes, replies to the sender, and the history of who did what."""

from django.conf import settings
from django.db import models

from .feedback import Feedback


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
    """An email to the sender; its `mail` knows whether it has been sent."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="replies")

    class Meta(ThreadEntry.Meta):
        verbose_name = "reply"
        verbose_name_plural = "replies"


class Action(models.TextChoices):
    """What the history records."""

    RECEIVED = "received", "received"
    VIEWED = "viewed", "viewed"
    CHANGED = "changed", "changed"
    NOTED = "noted", "added a note"
    REPLIED = "replied", "replied"
    RELEASED = "released", "released from quarantine"
    EXPORTED = "exported", "exported"
    ERASED = "erased", "erased"


class HistoryEntry(models.Model):
    """One action on a message. Holds no text of the sender or a reviewer, so that it can outlive erasure."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="history")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    action = models.CharField(max_length=20, choices=Action)
    detail = models.CharField(max_length=200, blank=True)  # names of fields and states only
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "history entry"
        verbose_name_plural = "history"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.detail}".strip()

    @property
    def actor_name(self) -> str:
        """The username; without one, who can have acted: deleting a user clears `actor`."""
        if self.actor:
            return self.actor.get_username()
        without_user = {Action.RECEIVED: "Sender", Action.ERASED: "Retention rule or former user"}
        return without_user.get(Action(self.action), "Former user")
