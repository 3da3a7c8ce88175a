"""What managers decide about feedback: who is told, what counts as spam, how long messages are kept."""

from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models

from .feedback import Kind, State


class FeedbackSettings(models.Model):
    """The one record of settings; `load()` returns it."""

    notify = models.TextField(
        blank=True, verbose_name="tell these addresses", help_text="Email addresses of staff, each on its own line."
    )
    reply_to = models.EmailField(
        blank=True,
        verbose_name="answers to replies go to",
        help_text="When a sender answers one of our replies, it arrives here. Empty: at the first address above.",
    )
    answer_within_days = models.PositiveSmallIntegerField(
        default=10,
        validators=[MinValueValidator(1)],
        verbose_name="days to answer",
        help_text="Senders are told that they hear from us within so many days, and messages fall due then.",
    )
    quarantine_score = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="From this spam score on, a message waits in quarantine for somebody to look at it.",
    )
    messages_an_hour = models.PositiveSmallIntegerField(
        default=20,
        validators=[MinValueValidator(1)],
        help_text="How many messages are taken in an hour from one internet connection or one email address.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "feedback settings"

    def __str__(self):
        return "Feedback settings"

    @classmethod
    def load(cls):
        """Return the record, or the defaults where it has not been saved yet."""
        return cls.objects.first() or cls()

    @property
    def addresses(self):
        """The addresses to tell, as a list."""
        return self.notify.split()

    def clean(self):
        """Refuse an address that is none."""
        for address in self.addresses:
            validate_email(address)


class RetentionRule(models.Model):
    """How long messages of a kind and state are kept; a rule for one kind goes before the one for all."""

    kind = models.CharField(max_length=20, choices=Kind, blank=True, help_text="Leave empty for all other kinds.")
    state = models.CharField(max_length=20, choices=[(State.CLOSED, "Closed"), (State.SPAM, "Spam")])
    days = models.PositiveIntegerField(
        validators=[MinValueValidator(1)],
        help_text="So many days after it was closed or marked as spam, a message is erased.",
    )

    class Meta:
        verbose_name = "retention rule"
        ordering = ["state", "kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "state"], name="one_rule_for_kind_and_state")]

    def __str__(self):
        return f"{self.get_kind_display() or 'All other kinds'}, {self.get_state_display().lower()}: {self.days} days"
