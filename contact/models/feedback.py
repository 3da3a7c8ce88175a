"""`Feedback`: one row per message, with what the sender wrote and how the reviewers handle it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from carecity.core.url_utils import local_path
from contact.references import new_reference
from contact.validators import validate_email_address

MAX_MESSAGE_LENGTH = 4000  # characters


class Kind(models.TextChoices):
    """What a message is about."""

    SUGGESTION = "suggestion", "A suggestion"
    QUESTION = "question", "A question"
    COMPLIMENT = "compliment", "A compliment"
    PROBLEM = "problem", "A problem"
    BARRIER = "barrier", "An accessibility barrier"
    DATA_PROTECTION = "data_protection", "A data-protection complaint"


class Channel(models.TextChoices):
    """How a message reached Care City; all but the web form are recorded by a reviewer."""

    WEB = "web", "Website"
    TELEPHONE = "telephone", "Telephone"
    LETTER = "letter", "Letter"
    IN_PERSON = "in_person", "In person"
    EMAIL = "email", "Email"


class ReplyMethod(models.TextChoices):
    """How the sender would like to be answered."""

    EMAIL = "email", "By email"
    TELEPHONE = "telephone", "By telephone"
    LETTER = "letter", "By letter"
    NONE = "none", "No reply needed"


class State(models.TextChoices):
    """How far the reviewers are with a message."""

    NEW = "new", "New"
    IN_PROGRESS = "in_progress", "In progress"
    WAITING = "waiting", "Waiting for the sender"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"
    SPAM = "spam", "Spam"


class Resolution(models.TextChoices):
    """How a message was closed. The sender reads it on the status page."""

    ANSWERED = "answered", "Answered"
    CHANGED = "changed", "We changed something"
    PASSED_ON = "passed_on", "Passed on to another organisation"
    CANNOT_CHANGE = "cannot_change", "We cannot change this"
    NO_ACTION = "no_action", "No action needed"
    WITHDRAWN = "withdrawn", "Withdrawn by the sender"


OPEN_STATES = (State.NEW, State.IN_PROGRESS, State.WAITING, State.ANSWERED)
DUE_STATES = (State.NEW, State.IN_PROGRESS)  # of the open states those in which the reviewers have to act
CLOSED_STATES = (State.CLOSED, State.SPAM)  # retention counts from the day on which one of these was set


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """The definitions of open, quarantined and overdue that lists, digest, panels and metrics share."""

    def open(self) -> "FeedbackQuerySet":
        """Return messages that are not finished; quarantined ones are counted separately."""
        return self.filter(state__in=OPEN_STATES, quarantined=False)

    def genuine(self) -> "FeedbackQuerySet":
        """Return messages that count in figures: without spam, and without what looks like it and is undecided."""
        return self.filter(quarantined=False).exclude(state=State.SPAM)

    def quarantined(self) -> "FeedbackQuerySet":
        """Return messages that look like spam and that no reviewer has released, worked on or closed."""
        return self.filter(quarantined=True)

    def overdue(self) -> "FeedbackQuerySet":
        """Return messages on which the reviewers should have acted by now; waiting for the sender is not overdue."""
        return self.filter(state__in=DUE_STATES, quarantined=False, due_on__lt=timezone.localdate())


class Feedback(models.Model):
    """A message from the public, with what the reviewers do about it.

    Newer columns have database defaults: during a rolling upgrade the previous release inserts rows without naming the
    columns that it does not know.
    """

    # What the sender submitted: never edited, emptied when the message is erased.
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    submission_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique
    kind = models.CharField(max_length=20, choices=Kind)
    original_kind = models.CharField(
        max_length=20,
        choices=Kind,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="The kind that the sender chose, where a reviewer has corrected it.",
    )
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.WEB, db_default=Channel.WEB)
    message = models.TextField(max_length=MAX_MESSAGE_LENGTH)
    page = models.CharField(
        max_length=255,
        blank=True,
        default="",
        db_default="",
        help_text="The page that the message is about: a path of this site, or what was typed.",
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="received")
    received_on = models.DateField(  # null: stored by the release before, until complete_feedback has run
        null=True, default=timezone.localdate, db_index=True, help_text="The day on which it reached Care City."
    )

    # How to answer the sender. Empty in rows of the release before: an email address then means a reply by email.
    reply_by = models.CharField(max_length=20, choices=ReplyMethod, blank=True, default="", db_default="")
    name = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True, validators=[validate_email_address])
    telephone = models.CharField(max_length=40, blank=True, default="", db_default="")
    best_time = models.CharField(
        max_length=100, blank=True, default="", db_default="", verbose_name="best time to call"
    )
    postal_address = models.TextField(max_length=400, blank=True, default="", db_default="")
    reply_format = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Another form in which the sender needs the reply, such as large print.",
    )

    # What is searched: written by contact/services/search.py, emptied when the message is erased.
    search_text = models.TextField(blank=True, default="", db_default="", editable=False)
    search_personal = models.TextField(blank=True, default="", db_default="", editable=False)

    # The spam check. The reasons are the fixed texts of contact/spam.py and quote nothing from the sender.
    spam_score = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    spam_reasons = models.JSONField(default=list, db_default=[], editable=False)
    quarantined = models.BooleanField(default=False, db_default=False, db_index=True, editable=False)

    # Handling by reviewers. Written through contact/services/triage.py only, which locks the row.
    state = models.CharField(max_length=20, choices=State, default=State.NEW, db_default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey("Theme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    same_as = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        help_text="An earlier message about the same matter.",
    )
    due_on = models.DateField(
        null=True, blank=True, verbose_name="due", help_text="The date by which it should be dealt with."
    )
    acknowledged_on = models.DateField(
        null=True, blank=True, help_text="When the sender was first told that the message has been received."
    )
    first_answered_on = models.DateField(null=True, blank=True, editable=False)  # remains when replies are erased
    answer_due_on = models.DateField(null=True, editable=False)  # the due date at that time: it may move later
    resolution = models.CharField(max_length=20, choices=Resolution, blank=True, default="", db_default="")
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
        verbose_name = "message"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "created_at"], name="feedback_by_kind"),  # the list of one kind
            # Each has every column that is asked for, so that the database reads no messages: for what is open and
            # overdue, for the report, whose first two columns it groups by, and for quarantine.
            models.Index(fields=["state", "quarantined", "due_on", "assignee", "created_at"], name="feedback_open"),
            models.Index(
                fields=[
                    *("received_on", "first_answered_on", "quarantined", "state", "kind", "channel", "theme", "page"),
                    *("answer_due_on", "due_on", "closed_at"),
                ],
                name="feedback_figures",
            ),
            models.Index(fields=["id"], condition=Q(quarantined=True), name="feedback_quarantine"),
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
    def page_path(self) -> str:
        """The page as a path of this site; empty where the sender typed anything else."""
        return local_path(self.page)

    @property
    def reply_method(self) -> ReplyMethod:
        """How the sender would like to be answered."""
        if self.reply_by:
            return ReplyMethod(self.reply_by)
        return ReplyMethod.EMAIL if self.email else ReplyMethod.NONE

    @property
    def sender_summary(self) -> str:
        """Who wrote and how to answer, in a few words; personal data."""
        method = "" if self.reply_method == ReplyMethod.NONE else self.reply_method.value
        return ", ".join(filter(None, [self.name, method])) or "No reply needed"

    @property
    def received_date(self) -> date:
        """The day on which the message reached Care City."""
        return self.received_on or timezone.localdate(self.created_at)

    @property
    def needs_outcome(self) -> bool:
        """Whether an outcome is missing without which the message cannot be closed."""
        is_exempt = self.erased_at or self.resolution == Resolution.WITHDRAWN
        return self.kind == Kind.DATA_PROTECTION and not self.outcome.strip() and not is_exempt

    def clean(self) -> None:
        if self.state == State.CLOSED and self.needs_outcome:
            raise ValidationError({"outcome": "Enter the outcome: without one, this complaint cannot be closed."})

    @property
    def is_overdue(self) -> bool:
        is_due = self.state in DUE_STATES and not self.quarantined
        return bool(is_due and self.due_on and self.due_on < timezone.localdate())
