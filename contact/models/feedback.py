"""Feedback: one row a message, as its sender wrote it and with what staff made of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from contact.references import new_reference

MESSAGE_LIMIT = 4000  # characters


class Kind(models.TextChoices):
    """What a message is about."""

    SUGGESTION = "suggestion", "A suggestion"
    QUESTION = "question", "A question"
    COMPLIMENT = "compliment", "A compliment"
    PROBLEM = "problem", "A problem"
    BARRIER = "barrier", "An accessibility barrier"
    DATA_PROTECTION = "data_protection", "A data-protection complaint"


class State(models.TextChoices):
    """Where a message stands."""

    NEW = "new", "New"
    IN_PROGRESS = "in_progress", "In progress"
    WAITING = "waiting", "Waiting for the sender"
    CLOSED = "closed", "Closed"
    SPAM = "spam", "Spam"


DONE = (State.CLOSED, State.SPAM)
OPEN = (State.NEW, State.IN_PROGRESS, State.WAITING)


class FeedbackQuerySet(models.QuerySet):
    """The questions that lists, digest and health check ask alike."""

    def open(self):
        """Return what somebody still has to do something about; quarantined messages are asked for by name."""
        return self.filter(state__in=OPEN, quarantined=False)

    def quarantined(self):
        """Return what looked like spam and nobody has looked at yet."""
        return self.filter(quarantined=True)

    def overdue(self):
        """Return what should have been dealt with before today."""
        return self.open().filter(due_on__lt=timezone.localdate())


class Feedback(models.Model):
    """A message; name and email only where the sender would like a reply.

    The database knows the defaults too: code of the release before, still serving while this one is rolled out, stores
    messages without naming what it does not know.
    """

    # What the sender sent: never changed, and emptied when the message is erased.
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    submission_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique
    kind = models.CharField(max_length=20, choices=Kind, verbose_name="what it is about")
    message = models.TextField(max_length=MESSAGE_LIMIT)
    page = models.CharField(
        max_length=255, blank=True, default="", db_default="", help_text="The page of the site that it is about."
    )
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="received")

    # What looked like spam. The reasons are words of contact/spam.py, never the sender's.
    spam_score = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    spam_reasons = models.JSONField(default=list, db_default=[], editable=False)
    quarantined = models.BooleanField(default=False, db_default=False, db_index=True, editable=False)

    # What staff made of it.
    state = models.CharField(max_length=20, choices=State, default=State.NEW, db_default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True, verbose_name="due", help_text="When it should be dealt with.")
    acknowledged_on = models.DateField(
        null=True, blank=True, help_text="When its sender was told that it had arrived and is being looked at."
    )
    outcome = models.TextField(
        blank=True,
        default="",
        db_default="",
        max_length=1000,
        help_text="What came of it. A data-protection complaint needs one to be closed.",
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

    def __str__(self):
        return self.reference

    @property
    def needs_outcome(self):
        """Whether it cannot be closed as it is: a complaint about data protection must have come to something."""
        return self.kind == Kind.DATA_PROTECTION and not self.outcome.strip() and not self.erased_at

    def clean(self):
        """Refuse to close what needs an outcome."""
        if self.state == State.CLOSED and self.needs_outcome:
            raise ValidationError({"outcome": "Say what came of it: without that, this complaint cannot be closed."})

    @property
    def is_overdue(self):
        """Whether it should have been dealt with before today."""
        waiting = self.state not in DONE and not self.quarantined
        return bool(waiting and self.due_on and self.due_on < timezone.localdate())
