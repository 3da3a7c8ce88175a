"""The outbox: every mail that the site sends is a row first, so that none is lost and none is sent in a request."""

from django.db import models
from django.utils import timezone

from .feedback import Feedback
from .thread import Reply


class Purpose(models.TextChoices):
    """Why a mail is sent."""

    NOTIFICATION = "notification", "Notification of new feedback"
    REPLY = "reply", "Reply to a sender"
    DIGEST = "digest", "Daily digest"


class MailQuerySet(models.QuerySet):
    """The questions that the worker, the admin and the health check ask alike."""

    def unsent(self):
        """Return what is still to be sent, now or later."""
        return self.filter(sent_at=None, failed_at=None)

    def due(self):
        """Return what is to be tried now."""
        return self.unsent().filter(next_try_at__lte=timezone.now())

    def failed(self):
        """Return what was tried for long enough and needs a person."""
        return self.filter(sent_at=None).exclude(failed_at=None)


class Mail(models.Model):
    """A mail to be sent or sent; its text is composed when it is sent, from what it is about."""

    purpose = models.CharField(max_length=20, choices=Purpose)
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, null=True, related_name="mails")
    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, null=True, related_name="mail")
    created_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)  # the kind of error, never an address or a text
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mail"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["sent_at", "failed_at", "next_try_at"], name="mail_due")]

    def __str__(self):
        about = f" {self.feedback}" if self.feedback else ""
        return f"{self.get_purpose_display()}{about}"
