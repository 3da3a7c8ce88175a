"""The history of a message: who did what and when, without a word of what the sender wrote."""

from django.conf import settings
from django.db import models

from .feedback import Feedback


class Action(models.TextChoices):
    """What can be done to a message."""

    RECEIVED = "received", "received"
    VIEWED = "viewed", "looked at"
    CHANGED = "changed", "changed"
    NOTED = "noted", "noted"
    REPLIED = "replied", "replied"
    RELEASED = "released", "released from quarantine"
    EXPORTED = "exported", "exported"
    ERASED = "erased", "erased"


class HistoryEntry(models.Model):
    """One thing that was done, by a member of staff or (without one) by the site itself."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="history")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    action = models.CharField(max_length=20, choices=Action)
    detail = models.CharField(max_length=200, blank=True)  # names of fields and states only
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "entry of the history"
        verbose_name_plural = "history"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_action_display()} {self.detail}".strip()
