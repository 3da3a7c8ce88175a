"""“You said, we did”: what people told Care City, and what came of it, without saying who they are."""

from __future__ import annotations

from django.db import models


class PublicAnswerQuerySet(models.QuerySet["PublicAnswer"]):
    """Queries for listings."""

    def published(self) -> PublicAnswerQuerySet:
        """Return what visitors see, newest first."""
        return self.filter(is_published=True)


class PublicAnswer(models.Model):
    """A public answer to one or many closed messages, which names no sender and stays when they are erased."""

    told = models.TextField(
        max_length=600,
        verbose_name="what people told us",
        help_text="In your own words: readers must not recognise the sender.",
    )
    response = models.TextField(max_length=600, verbose_name="what we did", help_text="Or why we could not change it.")
    month = models.DateField(help_text="Any day of the month of the answer. Visitors see the month.")
    theme = models.ForeignKey("contact.Theme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    focus_area = models.ForeignKey(
        "pages.FocusAreaPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="public_answers",
        help_text="The focus area whose page shows the answer too.",
    )
    messages = models.ManyToManyField("contact.Feedback", blank=True, related_name="public_answers")
    is_published = models.BooleanField(default=False, verbose_name="published", help_text="Whether visitors see it.")

    objects = PublicAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "public answer"
        ordering = ["-month", "-pk"]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}: {self.told[:60]}"
