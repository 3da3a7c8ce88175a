"""`Feedback`: one row per message, with the sender's text and the reviewers' handling of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from contact.references import new_reference

MAX_MESSAGE_LENGTH = 4000  # characters


class Kind(models.TextChoices):
    """What a message is about."""

    SUGGESTION = "suggestion", "A suggestion"
    QUESTION = "question", "A question"
    COMPLIMENT = "compliment", "A compliment"
    PROBLEM = "problem", "A problem"
    BARRIER = "barrier", "An accessibility barrier"
    DATA_PROTECTION = "data_protection", "A data-protection complaint"


class State(models.TextChoices):
    """How far the reviewers are with a message."""

    NEW = "new", "New"
    IN_PROGRESS = "in_progress", "In progress"
    WAITING = "waiting", "Waiting for the sender"
    CLOSED = "closed", "Closed"
    SPAM = "spam", "Spam"


OPEN_STATES = (State.NEW, State.IN_PROGRESS, State.WAITING)
CLOSED_STATES = (State.CLOSED, State.SPAM)  # retention counts from the day on which one of these was set


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """The definitions of open, quarantined and overdue that lists, digest, panels and metrics share."""

    def open(self) -> "FeedbackQuerySet":
        """Return messages that need a reviewer; quarantined ones are counted separately."""
        return self.filter(state__in=OPEN_STATES, quarantined=False)

    def quarantined(self) -> "FeedbackQuerySet":
        """Return messages that look like spam and that no reviewer has released or closed."""
        return self.filter(quarantined=True)

    def overdue(self) -> "FeedbackQuerySet":
        return self.open().filter(due_on__lt=timezone.localdate())


class Feedback(models.Model):
    """A message; name and email address only when the sender asked for a reply.

    Newer columns have database defaults: during a rolling upgrade the previous release inserts rows without naming the
    columns that it does not know.
    """

    # What the sender submitted: never edited, emptied when the message is erased.
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    submission_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique
    kind = models.CharField(max_length=20, choices=Kind)
    message = models.TextField(max_length=MAX_MESSAGE_LENGTH)
    page = models.CharField(
        max_length=255, blank=True, default="", db_default="", help_text="Path of the page that the message is about."
    )
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="received")

    # The spam check. The reasons are the fixed texts of contact/spam.py and quote nothing from the sender.
    spam_score = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    spam_reasons = models.JSONField(default=list, db_default=[], editable=False)
    quarantined = models.BooleanField(default=False, db_default=False, db_index=True, editable=False)

    # Handling by reviewers. Written through contact/services/triage.py only, which locks the row.
    state = models.CharField(max_length=20, choices=State, default=State.NEW, db_default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(
        null=True, blank=True, verbose_name="due", help_text="The date by which it should be dealt with."
    )
    acknowledged_on = models.DateField(
        null=True, blank=True, help_text="When the sender was first told that the message has been received."
    )
    outcome = models.TextField(
        blank=True,
        default="",
        db_default="",
        max_length=1000,
        help_text="The result. A data-protection complaint cannot be closed without one.",
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "feedback"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "created_at"], name="feedback_by_kind"),  # the list of one kind
            models.Index(fields=["state", "quarantined", "due_on"], name="feedback_by_state"),  # counts and overdue
        ]
        permissions = [
            ("reply_feedback", "Can reply to the sender"),
            ("export_feedback", "Can export feedback"),
            ("erase_feedback", "Can erase what the sender sent"),
            ("view_personal_data", "Can see names and email addresses"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def needs_outcome(self) -> bool:
        """Whether an outcome is missing without which the message cannot be closed."""
        return self.kind == Kind.DATA_PROTECTION and not self.outcome.strip() and not self.erased_at

    def clean(self) -> None:
        if self.state == State.CLOSED and self.needs_outcome:
            raise ValidationError({"outcome": "Enter the outcome: without one, this complaint cannot be closed."})

    @property
    def is_overdue(self) -> bool:
        is_open = self.state in OPEN_STATES and not self.quarantined
        return bool(is_open and self.due_on and self.due_on < timezone.localdate())
