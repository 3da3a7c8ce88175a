"""What managers set for the feedback service in the Django admin, and the signature that each reviewer sets."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models

from .feedback import Kind, State

QUARANTINED = "quarantined"  # in a rule: messages that no reviewer has released or closed


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
        verbose_name="working days to reply",
        help_text="The form tells senders that they will hear from us within this many working days. Messages are due "
        "then.",
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

    safeguarding_telephone = models.CharField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text="The number to call when a person may be in danger of abuse or neglect. Shown beside the form.",
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
    state = models.CharField(
        max_length=20,
        choices=[(State.CLOSED, "Closed"), (State.SPAM, "Spam"), (QUARANTINED, "In quarantine, undecided")],
    )
    days = models.PositiveIntegerField(
        validators=[MinValueValidator(1)],
        help_text="A message is erased this many days after it was closed or marked as spam, or after it was "
        "quarantined without a reviewer's decision.",
    )

    class Meta:
        verbose_name = "retention rule"
        ordering = ["state", "kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "state"], name="one_rule_for_kind_and_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or 'All other kinds'}, {self.get_state_display().lower()}: {self.days} days"


class Theme(models.Model):
    """What messages of several kinds have in common, such as "Building and access"; managers maintain the list."""

    name = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(
        default=True,
        verbose_name="active",
        help_text="Reviewers can choose it. Messages that have it keep it when it is not active any more.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SavedReply(models.Model):
    """A text that reviewers insert into replies and then adapt."""

    title = models.CharField(max_length=80, unique=True, help_text="What reviewers choose it by.")
    text = models.TextField(max_length=4000)

    class Meta:
        verbose_name = "saved reply"
        verbose_name_plural = "saved replies"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Signature(models.Model):
    """The name and the role below the replies of a reviewer; without one, the user's full name."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, help_text="Your name as senders should read it.")
    role = models.CharField(max_length=100, blank=True, help_text="Your role or team, such as Community team.")

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.role]))
