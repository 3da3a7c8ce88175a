"""The outbox: each mail is stored as a row before a worker sends it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .feedback import Feedback
from .thread import Reply


class Purpose(models.TextChoices):
    """Why a mail is sent."""

    NOTIFICATION = "notification", "Notification of new feedback"
    RECEIPT = "receipt", "Receipt to a sender"
    ASSIGNMENT = "assignment", "Notification of an assignee"
    FOLLOW_UP = "follow_up", "Notification that a sender wrote back"
    REPLY = "reply", "Reply to a sender"
    DIGEST = "digest", "Daily digest"


TO_SENDER = (Purpose.RECEIPT, Purpose.REPLY)


class MailQuerySet(models.QuerySet["Mail"]):
    """The definitions of unsent, due and failed that worker, admin, panel, metrics and health check share."""

    def unsent(self) -> "MailQuerySet":
        """Return mail that the worker still has to send, now or at a later attempt."""
        return self.filter(sent_at=None, failed_at=None)

    def due(self) -> "MailQuerySet":
        """Return mail that the worker may try to send now."""
        return self.unsent().filter(next_attempt_at__lte=timezone.now())

    def failed(self) -> "MailQuerySet":
        """Return mail that is not tried again until a manager retries it."""
        return self.filter(sent_at=None).exclude(failed_at=None)


class Mail(models.Model):
    """A mail, sent or to be sent. Its text is not stored: it is rendered from `feedback` and `reply` when sent."""

    purpose = models.CharField(max_length=20, choices=Purpose)
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, null=True, related_name="mails")
    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, null=True, related_name="mail")
    # The member of staff to whom it is sent. Without one: the addresses in the settings, or the sender of the feedback.
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # The columns keep the names that the release before uses while both run.
    next_attempt_at = models.DateTimeField(default=timezone.now, db_column="next_try_at", verbose_name="next attempt")
    attempts = models.PositiveSmallIntegerField(default=0, db_column="tries")
    last_error = models.CharField(max_length=100, blank=True)  # the exception's class: its text can hold an address
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mail"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["sent_at", "failed_at", "next_attempt_at"], name="mail_due")]

    def __str__(self) -> str:
        reference = f" {self.feedback}" if self.feedback else ""
        return f"{self.get_purpose_display()}{reference}"
