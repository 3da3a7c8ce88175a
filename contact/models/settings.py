"""Settings of the feedback service that managers edit in the Django admin."""

from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models

from .feedback import Kind, State


class FeedbackSettings(models.Model):
    """The only row of its table; read it with `load()`."""

    notify = models.TextField(
        blank=True,
        verbose_name="notify",
        help_text="Email addresses of the staff who are notified of new feedback, one on each line.",
    )
    reply_to = models.EmailField(
        blank=True,
        verbose_name="reply-to address",
        help_text="Where a sender's answer to one of our replies is delivered. Empty: the first address above.",
    )
    answer_within_days = models.PositiveSmallIntegerField(
        default=10,
        validators=[MinValueValidator(1)],
        verbose_name="days to reply",
        help_text="The form tells senders that they will hear from us within this many days. Messages are due then.",
    )
    quarantine_score = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="A message with this spam score or a higher one stays in quarantine until a reviewer releases it.",
    )
    messages_an_hour = models.PositiveSmallIntegerField(
        default=20,
        validators=[MinValueValidator(1)],
        verbose_name="messages per hour",
        help_text="Most messages accepted in an hour from one internet connection or one email address.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "feedback settings"

    def __str__(self) -> str:
        return "Feedback settings"

    @classmethod
    def load(cls) -> "FeedbackSettings":
        """Return the stored settings, or the defaults before a manager has saved any."""
        return cls.objects.first() or cls()

    @property
    def addresses(self) -> list[str]:
        """The addresses in `notify`."""
        return self.notify.split()

    def clean(self) -> None:
        for address in self.addresses:
            validate_email(address)


class RetentionRule(models.Model):
    """How long closed messages are stored; a rule for one kind overrides the rule for all kinds."""

    kind = models.CharField(max_length=20, choices=Kind, blank=True, help_text="Leave empty for all other kinds.")
    state = models.CharField(max_length=20, choices=[(State.CLOSED, "Closed"), (State.SPAM, "Spam")])
    days = models.PositiveIntegerField(
        validators=[MinValueValidator(1)],
        help_text="A message is erased this many days after it was closed or marked as spam.",
    )

    class Meta:
        verbose_name = "retention rule"
        ordering = ["state", "kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "state"], name="one_rule_for_kind_and_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or 'All other kinds'}, {self.get_state_display().lower()}: {self.days} days"
