"""Drafts, so that a reviewer whose session ends, or whose browser closes, does not write again."""

from django.conf import settings
from django.db import models

from .feedback import Feedback, ReplyMethod


class Draft(models.Model):
    """What one reviewer has typed as a reply and as a note about one message, and has neither sent nor added."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reply = models.TextField(blank=True)
    method = models.CharField(max_length=20, choices=ReplyMethod, default=ReplyMethod.EMAIL)  # how to send the reply
    note = models.TextField(blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feedback", "author"], name="one_draft_for_author")]

    def __str__(self) -> str:
        return f"draft of {self.updated_at:%d %B %Y}"
