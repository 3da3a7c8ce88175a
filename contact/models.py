"""What visitors send: one row a message."""

from django.db import models

from .references import new_reference

MESSAGE_LIMIT = 4000  # characters


class Kind(models.TextChoices):
    """What a message is about."""

    SUGGESTION = "suggestion", "A suggestion"
    QUESTION = "question", "A question"
    COMPLIMENT = "compliment", "A compliment"
    PROBLEM = "problem", "A problem"


class Feedback(models.Model):
    """A message as its sender wrote it; name and email only where they gave them."""

    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, verbose_name="what it is about")
    message = models.TextField(max_length=MESSAGE_LIMIT)
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="received")

    class Meta:
        verbose_name = verbose_name_plural = "feedback"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["kind", "created_at"], name="feedback_by_kind")]  # the list of one kind

    def __str__(self):
        return self.reference
