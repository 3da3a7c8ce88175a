"""What staff write about a message: notes for each other, and replies to the sender."""

from django.conf import settings
from django.db import models

from .feedback import Feedback


class ThreadEntry(models.Model):
    """Something that a member of staff wrote about a message."""

    text = models.TextField(max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} of {self.created_at:%d %B %Y}"


class Note(ThreadEntry):
    """A note that only staff see."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="notes")

    class Meta(ThreadEntry.Meta):
        verbose_name = "internal note"


class Reply(ThreadEntry):
    """An email to the sender; `mail` tells whether it has gone."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="replies")

    class Meta(ThreadEntry.Meta):
        verbose_name = "reply"
        verbose_name_plural = "replies"
